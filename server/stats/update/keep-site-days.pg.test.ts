import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptBatch } from "../../activity/accept-batch.ts";
import { bodyHash } from "../../activity/body-hash.ts";
import {
  aBatch,
  aConsent,
  aDevice,
  aPerson,
  aSession,
  aVisit,
  NOON,
} from "../../testing/builders.ts";
import { contextOf } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { deriveDays, keepDays } from "../../app/days/derive-days.ts";

const DAY = "2026-11-20";
let fresh: FreshDatabase;
let owner: postgres.Sql;
beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 2 });
  // the tests look past row security
  for (const table of [
    "daily_stats",
    "day_sites",
    "coding_sessions",
    "website_sessions",
    "site_remains",
    "day_breakdowns",
    "category_rules",
    "coding_session_scores",
    "website_session_scores",
  ])
    await owner`alter table ${owner(table)} no force row level security`;
});
afterAll(async () => {
  await owner.end();
  await fresh.close();
});

type Who = { userId: string; deviceId: string };

async function someone(settings: Record<string, string | number> = {}): Promise<Who> {
  const { userId } = await aPerson(fresh, { settings });
  await aConsent(fresh, { userId });
  return { userId, deviceId: await aDevice(fresh, { userId }) };
}

async function store(who: Who, records: (CodingSession | WebsiteSession)[]): Promise<void> {
  const batch = { ...aBatch(), records };
  const context = contextOf(fresh.databases, null, { clock: () => NOON + 86_400 });
  const { results } = await acceptBatch(context, who, batch, bodyHash(batch));
  expect(results.every(({ status }) => status === "stored")).toBe(true);
}

const code = (from: number, to: number, given: Partial<CodingSession> = {}) =>
  aSession({ startedAt: NOON + from * 60, endedAt: NOON + to * 60, endedBy: "seal", ...given });
const visit = (
  from: number,
  to: number,
  domain = "mozilla.org",
  given: Partial<WebsiteSession> = {},
) => aVisit({ startedAt: NOON + from * 60, endedAt: NOON + to * 60, domain, ...given });
const ctx = () => ({ databases: fresh.databases });
const dayOf = async ({ userId }: Who, day = DAY) =>
  (
    await owner`
    select coding_time_seconds as coding, website_time_seconds as sites,
      productive_time_seconds as productive, distraction_time_seconds as distracting,
      top_domains, productivity_score, focus_score, focus, deep_work, deep_work_sessions
        from daily_stats where user_id = ${userId} and date = ${day}`
  )[0];
const sitesOf = async ({ userId }: Who, day = DAY) =>
  (
    await owner`select * from day_sites where user_id = ${userId} and day = ${day}
      order by seconds desc, domain`
  ).map(({ user_id: _u, day: _d, ...row }) => row);

/** 30 minutes of coding and documentation, then 10 minutes of video, then 5 of coding. */
const aMorning = () => [
  ...[0, 5, 10, 20, 25].map((at) => code(at, at + 5)),
  ...[15, 17].map((at) =>
    visit(at, at + (at === 15 ? 2 : 3), "mozilla.org", { endedBy: at === 15 ? "seal" : "switch" }),
  ),
  visit(30, 35, "youtube.com", { endedBy: "seal", tabSwitches: 2 }),
  visit(35, 40, "youtube.com", { pageViews: 3 }),
  code(40, 45),
];

test("a day holds website seconds by how they count, and both scores by their formulas", async () => {
  const who = await someone();
  await store(who, aMorning());
  await deriveDays(ctx(), who.userId, [DAY]);
  // coding 5 x 5 + 5 = 30 min, documentation 5 min, video 10 min
  // productivity: 100 x (30 + 5 x 1 + 10 x 0) / 45 = 77.8
  // focus: block 0 to 30 min of 35 active minutes: 60 x 30/35 = 51.4; one switch of category in 35
  // min is 1.7 an hour: 25; calm 15 x 35/45 = 11.7; together 88
  expect(await dayOf(who)).toMatchObject({
    coding: 1_800,
    sites: 900,
    productive: 2_100,
    distracting: 600,
    top_domains: ["youtube.com", "mozilla.org"],
    productivity_score: 77.8,
    focus_score: 88,
    deep_work_sessions: 1,
    focus: { deepWork: 51.4, switches: 25, calm: 11.7 },
    deep_work: [
      {
        startedAt: NOON,
        endedAt: NOON + 1_800,
        endedBy: { kind: "site", domain: "youtube.com", seconds: 600 },
      },
    ],
  });
  const rows = await sitesOf(who);
  expect(rows).toMatchObject([
    {
      domain: "youtube.com",
      category: "video",
      weight: 0,
      seconds: 600,
      page_views: "4",
      tab_switches: "2",
      pulls: 1,
      pulls_ended: 1,
      pull_seconds: 600,
    },
    { domain: "mozilla.org", category: "documentation", weight: 1, seconds: 300, pulls: 0 },
  ]);
  for (const row of rows)
    expect((row["hours"] as number[]).reduce((sum, seconds) => sum + seconds, 0)).toBe(
      row["seconds"],
    );
});

test("parts add up to totals however both halves overlap, never to more than passed", async () => {
  const who = await someone();
  const records = Array.from({ length: 60 }, (_, index) => {
    const from = (index * 7) % 97;
    return index % 3 === 0
      ? code(from, from + 1 + (index % 5), { project: `p${index % 4}` })
      : visit(
          from,
          from + 1 + (index % 4),
          ["mozilla.org", "youtube.com", "example.org"][index % 3],
        );
  });
  await store(who, records);
  await deriveDays(ctx(), who.userId, [DAY]);
  const day = await dayOf(who);
  const [parts] = await owner`
    select (select sum(seconds)::int from day_sites where user_id = ${who.userId}) as sites,
      (select sum(seconds)::int from day_breakdowns where user_id = ${who.userId}) as coding`;
  expect(parts).toEqual({ sites: day?.["sites"], coding: day?.["coding"] });
  expect(Number(day?.["sites"]) + Number(day?.["coding"])).toBeLessThanOrEqual(102 * 60);
  expect(Number(day?.["sites"])).toBeGreaterThan(0);
});

test("a session's scores follow the deep work of its day; deriving again changes no row", async () => {
  const who = await someone();
  await store(who, aMorning());
  await deriveDays(ctx(), who.userId, [DAY]);
  const scores = () => owner`
    select 'coding' as kind, s.session_start, s.productivity_score as p, s.focus_score as f, r.xmin::text
    from coding_sessions_scored s join coding_session_scores r using (user_id, session_start, id)
    where user_id = ${who.userId}
    union all
    select domain, s.session_start, s.productivity_score, s.focus_score, r.xmin::text
    from website_sessions_scored s join website_session_scores r using (user_id, session_start, id)
    where user_id = ${who.userId} order by 2, 1`;
  const before = await scores();
  // inside the block 60 + 25 + 15; the last session outside of it 25 + 15; video: productivity 0,
  // tabs 24 an hour 6.3, no calm
  expect(before.map((row) => [row["kind"], row["p"], row["f"]])).toEqual([
    ["coding", 100, 100],
    ["coding", 100, 100],
    ["coding", 100, 100],
    ["mozilla.org", 100, 100],
    ["mozilla.org", 100, expect.any(Number)],
    ["coding", 100, 100],
    ["coding", 100, 100],
    ["youtube.com", 0, 6.3],
    ["youtube.com", 0, expect.any(Number)],
    ["coding", 100, 40],
  ]);
  await deriveDays(ctx(), who.userId, [DAY]);
  expect(await scores()).toEqual(before);
});

test("derived twice, late and in any order the rows are the same", async () => {
  const [one, other] = [await someone(), await someone()];
  await store(one, aMorning());
  await deriveDays(ctx(), one.userId, [DAY]);
  for (const record of aMorning().toReversed()) {
    await store(other, [record]);
    await deriveDays(ctx(), other.userId, [DAY]);
  }
  await deriveDays(ctx(), other.userId, [DAY]);
  expect(await sitesOf(other)).toEqual(await sitesOf(one));
  expect(await dayOf(other)).toEqual(await dayOf(one));
});

test("a person's own rule decides what a domain counts as", async () => {
  const who = await someone();
  await store(who, aMorning());
  await owner`insert into category_rules (user_id, domain, category)
    values (${who.userId}, 'youtube.com', 'learning')`;
  await deriveDays(ctx(), who.userId, [DAY]);
  expect(await dayOf(who)).toMatchObject({
    productive: 2_700,
    distracting: 0,
    productivity_score: 100,
  });
});

test("a day whose visits are gone adds up to what it did, however often it is derived again", async () => {
  const who = await someone();
  await store(who, [...aMorning(), visit(22, 23, "example.org"), code(31, 33)]);
  // a visit over midnight belongs to both days
  await store(who, [
    aVisit({ startedAt: NOON + 43_100, endedAt: NOON + 43_400, domain: "youtube.com" }),
    code(60 * 12 + 10, 60 * 12 + 12),
  ]);
  await deriveDays(ctx(), who.userId, [DAY, "2026-11-21"]);
  const all = async () => [
    await dayOf(who),
    await sitesOf(who),
    await dayOf(who, "2026-11-21"),
    await sitesOf(who, "2026-11-21"),
  ];
  const before = await all();
  const kept = await keepDays(ctx(), who.userId, "2026-11-21");
  expect(kept.days).toEqual([DAY]);
  expect(await keepDays(ctx(), who.userId, "2026-11-21")).toEqual({ ...kept, days: [] });
  await owner`delete from website_sessions where user_id = ${who.userId}
    and session_start < to_timestamp(${kept.neededFrom})`;
  await deriveDays(ctx(), who.userId, [DAY, "2026-11-21"]);
  await deriveDays(ctx(), who.userId, [DAY, "2026-11-21"]);
  const after = await all();
  expect(after[0]?.["deep_work" as never]).toMatchObject([
    { startedAt: NOON, endedAt: NOON + 1_980, endedBy: { kind: "pause", seconds: 420 } },
  ]);
  const withoutNames = (rows: typeof before) =>
    rows.map((row) =>
      Array.isArray(row) || row === undefined ? row : { ...row, deep_work: null },
    );
  expect(withoutNames(after)).toEqual(withoutNames(before));
});

test("a site and an editor that run on over midnight stay apart after visits were deleted", async () => {
  const who = await someone();
  const midnight = NOON + 43_200;
  const pieces = (from: number) =>
    Array.from({ length: (midnight + 3_600 - from) / 300 }, (_, index) => ({
      startedAt: from + index * 300,
      endedAt: from + (index + 1) * 300,
      endedBy: "seal" as const,
    }));
  await store(who, pieces(midnight - 4 * 3_600).map(aVisit));
  // began last, so all is coding from then on
  await store(who, pieces(midnight - 3 * 3_600).map(aSession));
  await deriveDays(ctx(), who.userId, [DAY, "2026-11-21"]);
  const before = await dayOf(who, "2026-11-21");
  expect(before).toMatchObject({ coding: 3_600, sites: 0 });
  const { neededFrom } = await keepDays(ctx(), who.userId, "2026-11-21");
  await owner`delete from website_sessions where user_id = ${who.userId}
    and session_start < to_timestamp(${neededFrom})`;
  await deriveDays(ctx(), who.userId, ["2026-11-21"]);
  expect(await dayOf(who, "2026-11-21")).toEqual(before);
});

test("a rule for a domain of which only remains are kept changes how its seconds count", async () => {
  const who = await someone();
  await store(who, aMorning());
  const { neededFrom } = await keepDays(ctx(), who.userId, "2026-11-22");
  expect(neededFrom).toBeGreaterThan(NOON);
  await owner`delete from website_sessions where user_id = ${who.userId}`;
  await owner`insert into category_rules (user_id, domain, category)
    values (${who.userId}, 'youtube.com', 'learning')`;
  await deriveDays(ctx(), who.userId, [DAY]);
  expect(await dayOf(who)).toMatchObject({
    coding: 1_800,
    sites: 900,
    productive: 2_700,
    distracting: 0,
  });
});
