/** Highest value of any counter of one session. */
export const COUNT_MAX = 10_000_000;

/** One thing that sessions in an editor count. */
type Counter = {
  /** Its column in every table: whole numbers, 0 unless told. */
  column: string;
  /** Its name in sums, for instance of a day (see Lines). */
  sum: string;
  /** What it counts, in the plural, as people read it. */
  unit: string;
  /** Highest value of one session. */
  maximum: number;
  /**
   * `event`: clients say with every event what it adds. `file`: sessions() counts the files of
   * events that were not changed before.
   */
  countedFrom: "event" | "file";
  /**
   * Earlier clients do not know it: it may be missing in a record, and stays missing there, so that
   * a batch keeps its bytes. It is stored as 0.
   */
  later?: true;
  /** Its line on the page of a day, and which of the lines it is. */
  day?: { place: number; label: string };
  /** Its figure for a range; counters with one label are added up. */
  range?: { place: number; label: string };
};

/**
 * Everything that a coding session counts, by its name in records. Made from this table are the
 * schema of records and events, the columns of all tables, what push_batch() stores, the sums of
 * days and ranges, and the figures on screens. To add a counter:
 * 1. Add a line marked `later`. It goes last: the order is that of the keys in a record, and what
 *    is sealed keeps its bytes.
 * 2. Let `npm run generate -w @streakline/drizzle -- --name <what>` write the migration. By hand, add
 *    the column to the key of `day_breakdowns`: `server/stats/answer/summary.pg.test.ts` fails
 *    without it, with the statement to add.
 * 3. Let a client count it: `sink.activity(place, kind, actor, { <name>: 1 })` in a file of
 *    `extension-vscode/src/capture/`, as in `debugging.ts`. It needs no new kind of event;
 *    `extension.ts` starts a new capture. Name the counter in
 *    `extension-vscode/media/walkthrough/privacy.md`, and a new activity in
 *    `extension-vscode/docs/what-counts.md`.
 */
const COUNTERS = {
  // Lines that a person typed or changed by typing.
  linesAdded: {
    column: "lines_added",
    sum: "added",
    unit: "lines",
    maximum: COUNT_MAX,
    countedFrom: "event",
    day: { place: 1, label: "Lines added" },
    range: { place: 1, label: "Lines typed" },
  },
  linesDeleted: {
    column: "lines_deleted",
    sum: "deleted",
    unit: "lines",
    maximum: COUNT_MAX,
    countedFrom: "event",
    day: { place: 3, label: "Lines deleted" },
    range: { place: 3, label: "Lines deleted" },
  },
  linesModified: {
    column: "lines_modified",
    sum: "modified",
    unit: "lines",
    maximum: COUNT_MAX,
    countedFrom: "event",
    day: { place: 2, label: "Lines changed" },
    range: { place: 1, label: "Lines typed" },
  },
  // Lines that came as large insertions without keystrokes: paste, completion, assistant.
  linesInserted: {
    column: "lines_inserted",
    sum: "inserted",
    unit: "lines",
    maximum: COUNT_MAX,
    countedFrom: "event",
    range: { place: 2, label: "Lines inserted" },
  },
  keystrokes: {
    column: "keystrokes",
    sum: "keystrokes",
    unit: "keystrokes",
    maximum: COUNT_MAX,
    countedFrom: "event",
    day: { place: 4, label: "Keystrokes" },
    range: { place: 4, label: "Keystrokes" },
  },
  charactersTyped: {
    column: "characters_typed",
    sum: "charactersTyped",
    unit: "characters",
    maximum: COUNT_MAX,
    countedFrom: "event",
  },
  filesModified: {
    column: "files_modified",
    sum: "filesModified",
    unit: "changed files",
    maximum: COUNT_MAX,
    countedFrom: "file",
    day: { place: 5, label: "Files changed" },
  },
  gitCommits: {
    column: "git_commits",
    sum: "gitCommits",
    unit: "commits",
    maximum: COUNT_MAX,
    countedFrom: "event",
    day: { place: 6, label: "Commits" },
    range: { place: 5, label: "Commits" },
  },
  breakpointsHit: {
    column: "breakpoints_hit",
    sum: "breakpointsHit",
    unit: "breakpoints",
    maximum: COUNT_MAX,
    countedFrom: "event",
    day: { place: 7, label: "Breakpoints hit" },
  },
} as const satisfies Readonly<Record<string, Counter>>;

type Counters = typeof COUNTERS;
/** The name of a counter in records. */
export type CounterName = keyof Counters;
type NamesWith<Property> = {
  [Name in CounterName]: Counters[Name] extends Property ? Name : never;
}[CounterName];
type LaterName = NamesWith<{ later: true }>;
/** Counters that every event may add to. */
export type EventCounterName = NamesWith<{ countedFrom: "event" }>;
/** The name of a counter in sums. */
export type SumName = Counters[CounterName]["sum"];
/** A type for every counter of a record; `Later` for those that may be missing. */
export type PerCounter<Always, Later> = Record<Exclude<CounterName, LaterName>, Always> &
  Record<LaterName, Later>;

/** Every counter with its name, in the order of records. */
export const COUNTER_LIST: readonly (Counter & { name: CounterName; sum: SumName })[] =
  Object.entries(COUNTERS).map(([name, counter]) => ({ ...counter, name: name as CounterName }));

/** What is counted, each once, as people read it. */
export const COUNTED_UNITS: readonly string[] = [...new Set(COUNTER_LIST.map(({ unit }) => unit))];

/**
 * A value for every counter, under its name in records.
 * @example perCounter(({ maximum }) => maximum).keystrokes // 10_000_000
 */
// @__NO_SIDE_EFFECTS__
export function perCounter<T>(
  valueOf: (counter: (typeof COUNTER_LIST)[number]) => T,
): Record<CounterName, T> {
  return Object.fromEntries(
    COUNTER_LIST.map((counter) => [counter.name, valueOf(counter)]),
  ) as Record<CounterName, T>;
}

/** The same for the counters that events add to. */
// @__NO_SIDE_EFFECTS__
export function perEventCounter<T>(value: T): Record<EventCounterName, T> {
  const counters = COUNTER_LIST.filter(({ countedFrom }) => countedFrom === "event");
  return Object.fromEntries(counters.map(({ name }) => [name, value])) as Record<
    EventCounterName,
    T
  >;
}

/** A value for every counter, under its name in sums. */
// @__NO_SIDE_EFFECTS__
export function perSum<T>(
  valueOf: (counter: (typeof COUNTER_LIST)[number]) => T,
): Record<SumName, T> {
  return Object.fromEntries(
    COUNTER_LIST.map((counter) => [counter.sum, valueOf(counter)]),
  ) as Record<SumName, T>;
}

/**
 * The figures that a screen shows of sums, in their places; counters with one label are one figure.
 * @example figures("range", sums) // [{ label: "Lines typed", value: 150 }, …]
 */
export function figures(
  screen: "day" | "range",
  sums: Readonly<Record<SumName, number>>,
): { label: string; value: number }[] {
  const shown = COUNTER_LIST.flatMap((counter) => {
    const figure = counter[screen];
    return figure === undefined ? [] : [{ ...figure, value: sums[counter.sum] }];
  }).sort((a, b) => a.place - b.place);
  const values = new Map<string, number>();
  for (const { label, value } of shown) values.set(label, (values.get(label) ?? 0) + value);
  return [...values].map(([label, value]) => ({ label, value }));
}
