import type { Actor, EndedBy } from "@streakline/shared/activity/coding-session.ts";
import fc from "fast-check";
import type { DayRules } from "./local-clock.ts";

/** Unbroken activity of a person on one device; seconds are counted from the scene's instant. */
export type Burst = {
  readonly at: number;
  readonly seconds: number;
  /** Where clients sealed it: seconds from its beginning. Longer pieces are cut further. */
  readonly cuts: readonly number[];
  readonly endedBy: EndedBy;
} & (
  | {
      readonly kind: "coding";
      readonly actor: Actor;
      readonly project: string;
      readonly language: string;
      readonly branch: string;
      readonly editor: string;
    }
  | { readonly kind: "website"; readonly domain: string; readonly hasKeys: boolean }
);

/** The settings that decide how time is counted. */
export type Counting = {
  readonly timeZone: string;
  readonly dayStartsAtMinutes: number;
  readonly gapMinutes: number;
  readonly awayMinutes: number;
  readonly earlier: DayRules["earlier"];
};

type Again = "same" | "reordered" | "other" | "changed";

/** What somebody does. Numbers of batches wrap around those that were pushed in earlier steps. */
export type Command =
  | { readonly do: "push"; readonly device: number; readonly bursts: readonly Burst[] }
  /**
   * An earlier batch once more: the same bytes; its records in another order under a new id, as
   * from a restored backup; other records under its id; or its records with other content.
   */
  | { readonly do: "again"; readonly batch: number; readonly as: Again }
  | {
      readonly do: "settings";
      readonly change: Partial<Omit<Counting, "earlier">>;
      /** From when on zone and start of day hold: minutes from the scene's instant, or always. */
      readonly holdsFrom: number | "always";
    }
  | {
      readonly do: "rule";
      readonly domain: string;
      readonly category: "learning" | "news" | null;
      readonly weight: number | null;
    }
  | {
      readonly do: "consent";
      readonly kind: "coding" | "sites" | "page_keys";
      readonly given: boolean;
      /** When it was answered, in seconds from the scene's instant. */
      readonly at: number;
    }
  | { readonly do: "delete"; readonly kind: "coding" | "sites" }
  /**
   * Deletes the visits of days before the day of `at` for their age, after what the step does else.
   * From then on the time zone and the start of day stay as they are.
   */
  | { readonly do: "retention"; readonly at: number }
  | { readonly do: "rederive" }
  | { readonly do: "kill" }
  /** Waits until nothing is pending, and compares. */
  | { readonly do: "look" };

/** What happens to one person. The commands of a step happen at the same time. */
export type Sequence = {
  /** The instant around which everything lies, in epoch seconds. */
  readonly scene: number;
  readonly settings: Counting;
  readonly steps: readonly (readonly Command[])[];
};

/** Changes of the clock, the end of a month, and an ordinary night, all in the past. */
const SCENES = [
  "2026-03-29T00:30:00Z",
  "2026-10-25T00:30:00Z",
  "2026-04-04T15:10:00Z",
  "2026-10-31T23:40:00Z",
  "2026-06-17T22:00:00Z",
  "2026-11-14T23:50:00Z",
].map((text) => Date.parse(text) / 1_000);
const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  // Node and PostgreSQL may disagree by an hour there.
  "Africa/Casablanca",
];
const DOMAINS = ["mozilla.org", "youtube.com", "nobody-knows.test"];
const HOUR = 3_600;
/** Everything lies within this of the scene's instant. */
export const REACH = 44 * HOUR;

const offset = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -2 * HOUR, max: 2 * HOUR }) },
  { weight: 2, arbitrary: fc.integer({ min: -12 * HOUR, max: 12 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: -38 * HOUR, max: 38 * HOUR }) },
);
const time = {
  at: offset,
  seconds: fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 700 }) },
    { weight: 2, arbitrary: fc.integer({ min: 300, max: 2_900 }) },
    // Longer than what is read around a day.
    { weight: 1, arbitrary: fc.integer({ min: 2_900, max: 4 * HOUR }) },
  ),
  cuts: fc.array(fc.integer({ min: 1, max: 2_900 }), { maxLength: 3 }),
};
const coding: fc.Arbitrary<Burst> = fc.record({
  ...time,
  kind: fc.constant("coding" as const),
  endedBy: fc.constantFrom<EndedBy>("idle", "idle", "blur", "switch", "lock", "close", "seal"),
  actor: fc.constantFrom<Actor>("person", "person", "person", "agent"),
  project: fc.constantFrom("shop", "blog", ""),
  language: fc.constantFrom("typescript", "css"),
  branch: fc.constantFrom("main", "next"),
  editor: fc.constantFrom("vscode", "cursor"),
});
const website: fc.Arbitrary<Burst> = fc.record({
  ...time,
  kind: fc.constant("website" as const),
  endedBy: fc.constantFrom<EndedBy>("switch", "idle", "close", "seal"),
  domain: fc.constantFrom(...DOMAINS),
  hasKeys: fc.boolean(),
});
const burst = fc.oneof({ weight: 3, arbitrary: coding }, { weight: 2, arbitrary: website });

const counting = {
  timeZone: fc.constantFrom(...ZONES),
  dayStartsAtMinutes: fc.constantFrom(0, 240, 30, 720),
  gapMinutes: fc.constantFrom(15, 2, 5, 60),
  awayMinutes: fc.constantFrom(2, 0, 15),
};
const push = fc.record({
  do: fc.constant("push" as const),
  device: fc.nat(1),
  bursts: fc.array(burst, { minLength: 1, maxLength: 5 }),
});
const others: readonly fc.WeightedArbitrary<Command>[] = [
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("again" as const),
      batch: fc.nat(20),
      as: fc.constantFrom<Again>("same", "reordered", "other", "changed"),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("settings" as const),
      change: fc.record(counting, { requiredKeys: [] }),
      holdsFrom: fc.oneof(fc.constant("always" as const), fc.integer({ min: -2_400, max: 2_400 })),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("rule" as const),
      domain: fc.constantFrom(...DOMAINS),
      category: fc.constantFrom("learning" as const, "news" as const, null),
      weight: fc.constantFrom(null, 0.25, 0.5, 1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("consent" as const),
      kind: fc.constantFrom("coding" as const, "sites" as const, "page_keys" as const),
      given: fc.boolean(),
      at: offset,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("delete" as const),
      kind: fc.constantFrom("coding" as const, "sites" as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("retention" as const), at: offset }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("rederive" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("look" as const) }) },
];

/** Sequences of commands. Of a thousand commands two kill a worker, for that takes seconds. */
export function sequences(): fc.Arbitrary<Sequence> {
  const command = fc.oneof(
    { weight: 12 * 15, arbitrary: push },
    ...others.map((other) => ({ ...other, weight: other.weight * 15 })),
    { weight: 1, arbitrary: fc.record({ do: fc.constant("kill" as const) }) },
  );
  return fc.record({
    scene: fc.constantFrom(...SCENES),
    settings: fc.record({ ...counting, earlier: fc.constant([]) }),
    steps: fc.array(fc.array(command, { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 8,
    }),
  });
}
