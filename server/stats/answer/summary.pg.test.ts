import { COUNTER_LIST } from "@streakline/shared/activity/counters.ts";
import { NO_LINES } from "@streakline/shared/stats/lines.ts";
import { Dimension } from "@streakline/shared/stats/filter.ts";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../../testing/builders.ts";
import { contextOf } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { rederiveDays } from "../../app/days/rederive-days.ts";
import { type SummaryQuestion, summarySums } from "./summary.store.ts";

let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const day = { from: "2026-11-20", to: "2026-11-20" };
const QUESTION: SummaryQuestion = {
  range: day,
  before: { from: "2026-11-19", to: "2026-11-19" },
  parts: { months: null, days: [day] },
  partsBefore: { months: null, days: [{ from: "2026-11-19", to: "2026-11-19" }] },
  bucketBy: "day",
  groupBy: "project",
  filter: {},
};

test.each(Dimension.options)(
  "summarySums() gives the same sums from days and from months, grouped by %s",
  async (groupBy) => {
    const { userId } = await aPerson(fresh);
    const deviceId = await aDevice(fresh, { userId });
    await storeSessions(fresh, {
      userId,
      deviceId,
      sessions: [
        aSession(),
        aSession({
          startedAt: NOON + 4_000,
          endedAt: NOON + 4_100,
          language: "sql",
          branch: "fix",
        }),
      ],
    });
    await rederiveDays(contextOf(fresh.databases), userId);
    const ask = (parts: SummaryQuestion["parts"], filter = {}) =>
      summarySums(fresh.databases.app, userId, {
        ...QUESTION,
        groupBy,
        parts,
        filter,
        bucketBy: "month",
      });
    const months = { months: { from: "2026-11-01", to: "2026-11-01" }, days: [] };
    const sorted = ({ cells, shares, ...rest }: Awaited<ReturnType<typeof ask>>) => ({
      ...rest,
      cells: cells.map(String).toSorted(),
      shares: shares.map(String).toSorted(),
    });
    for (const filter of [{}, { language: ["sql"] }])
      expect(sorted(await ask(months, filter))).toEqual(sorted(await ask(QUESTION.parts, filter)));
    expect(await ask(months)).toMatchObject({
      days: [1, 160, "2026-11-20"],
      firstDay: "2026-11-20",
      secondsBefore: 0,
      pendingDays: 0,
    });
  },
);

test("summarySums() answers a person without settings, devices or days", async () => {
  const sums = await summarySums(
    fresh.databases.app,
    "00000000-0000-4000-8000-000000000000",
    QUESTION,
  );
  expect(sums).toEqual({
    cells: [],
    shares: [],
    lines: NO_LINES,
    days: [0, null, null],
    secondsBefore: 0,
    firstDay: null,
    pendingDays: 0,
    deviceNames: [],
  });
});

test("a year of days is added up from the key alone: it includes every counter", async () => {
  const owner = postgres(fresh.ownerUrl, { max: 1, onnotice: () => {} });
  const key = await owner`
    select attname as name, attnum > indnkeyatts as "isIncluded"
    from pg_index join pg_attribute on attrelid = indexrelid
    where indexrelid = 'day_breakdowns_pk'::regclass order by attnum`;
  await owner.end();
  const names = (isIncluded: boolean) =>
    key.filter((column) => column["isIncluded"] === isIncluded).map(({ name }) => String(name));
  const columns = ["seconds", ...COUNTER_LIST.map(({ column }) => column)];
  const statement = `alter table day_breakdowns drop constraint day_breakdowns_pk,
    add constraint day_breakdowns_pk primary key (${names(false).join(", ")})
    include (${columns.join(", ")});`;
  expect(names(true).toSorted(), `A migration has to say: ${statement}`).toEqual(
    columns.toSorted(),
  );
});
