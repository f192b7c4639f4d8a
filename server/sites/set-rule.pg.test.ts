import type { BatchRecord } from "@streakline/shared/activity/batch.ts";
import { SITE_RULES_MAX } from "@streakline/shared/sites/sites-answers.ts";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptBatch } from "../activity/accept-batch.ts";
import { bodyHash } from "../activity/body-hash.ts";
import { asUser } from "../platform/database/db.ts";
import { bothHalves, type Who } from "../testing/both-halves.ts";
import { aBatch, aSession, aVisit, NOON } from "../testing/builders.ts";
import { callersOn, contextOf, refusal } from "../testing/call-as.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
let callAs: ReturnType<typeof callersOn>;
const enqueued: string[] = [];
beforeAll(async () => {
  scene = await bothHalves();
  callAs = callersOn(scene.fresh.databases, {
    clock: () => NOON + 86_400,
    enqueueRederive: (userId) => void enqueued.push(userId),
  });
});
afterAll(() => scene.close());

const RANGE = { from: "2026-08-01", to: "2026-11-30" };
const none = { category: null, weight: null };

test("sites.setRule derives again only days with the domain; parts add up to the total", async () => {
  const [ann, ben] = [await scene.someone(), await scene.someone()];
  const before = await callAs({ userId: ann.userId }).sites.summary(RANGE);
  enqueued.length = 0;
  const set = await callAs({ userId: ann.userId }).sites.setRule({
    domain: "mozilla.org",
    category: "social",
    weight: null,
  });
  expect(set).toEqual({
    domain: "mozilla.org",
    category: "social",
    weight: 0,
    from: "person",
    rederive: { daysTotal: 2, daysLeft: 2 },
  });
  expect(enqueued).toEqual([ann.userId]);
  expect(await callAs({ userId: ann.userId }).settings.rederiveProgress()).toEqual({
    daysTotal: 2,
    daysLeft: 2,
  });
  await scene.derive(ann);
  expect(await callAs({ userId: ann.userId }).settings.rederiveProgress()).toEqual({
    daysTotal: 2,
    daysLeft: 0,
  });
  const after = await callAs({ userId: ann.userId }).sites.summary(RANGE);
  expect(after).toMatchObject({
    secondsTotal: before.secondsTotal,
    shares: { productive: 0, distracting: before.secondsTotal },
  });
  expect((await callAs({ userId: ben.userId }).sites.summary(RANGE)).shares).toEqual(before.shares);
  // nobody has seen this one
  expect(
    (
      await callAs({ userId: ann.userId }).sites.setRule({
        domain: "example.org",
        category: "news",
        weight: null,
      })
    ).rederive.daysTotal,
  ).toBe(0);
});

test("a second rule during the first goes on with its progress, and starts no small one", async () => {
  const { userId } = await scene.someone();
  const she = callAs({ userId });
  const { worker } = scene.fresh.databases;
  await worker.raw`insert into day_sites (user_id, day, domain, category, weight, seconds, hours)
    select ${userId}, d, case when d < '2026-09-05' then 'youtube.com'
      else 'mozilla.org' end, 'video', 0, 0, array_fill(0, array[24])
    from generate_series('2026-09-01'::date, '2026-09-30', '1 day') d`;
  await she.sites.setRule({ domain: "mozilla.org", category: "news", weight: null });
  expect(await she.settings.rederiveProgress()).toEqual({ daysTotal: 28, daysLeft: 28 });
  await worker.raw`delete from dirty_days where user_id = ${userId} and day > '2026-09-24'`;
  expect(await she.settings.rederiveProgress()).toEqual({ daysTotal: 28, daysLeft: 21 });
  const second = await she.sites.setRule({ domain: "youtube.com", category: "news", weight: null });
  expect(second.rederive).toEqual({ daysTotal: 25, daysLeft: 25 });
  // one for a website that was never visited tells of what is left all the same
  const third = await she.sites.setRule({ domain: "example.org", category: "news", weight: null });
  expect(third.rederive).toEqual({ daysTotal: 25, daysLeft: 25 });
  await scene.derive({ userId });
  expect(await she.settings.rederiveProgress()).toEqual({ daysTotal: 25, daysLeft: 0 });
});

test("a rule for a domain of a whole year keeps the sums of domains, categories and hours", async () => {
  const who = await scene.someone();
  const she = callAs({ userId: who.userId });
  const domains = ["mozilla.org", "youtube.com", "github.com", "bsky.app", "unheard-of.org"];
  // every second day of a year, from two hours before its midnight on, across hours and with coding
  // that takes a part of each visit
  for (let day = 1; day < 365; day += 2) {
    const at = NOON - day * 86_400 + 10 * 3_600 + day * 60;
    const visits = domains.map((domain, part) =>
      aVisit({
        startedAt: at + part * 1_700,
        endedAt: at + part * 1_700 + 200 + (day % 150),
        domain,
        category: "video",
        endedBy: "switch",
      }),
    );
    const sessions = domains.map((_, part) =>
      aSession({ startedAt: at + part * 1_700 + 100, endedAt: at + part * 1_700 + 160 + part }),
    );
    await push(who, [...visits, ...sessions]);
  }
  await scene.derive(who);
  const range = { from: "2025-11-01", to: "2026-11-30" };
  const before = await sumsOf(who.userId, range);
  expect(before.total).toBeGreaterThan(100_000);
  for (const sum of before.sums) expect(sum).toBe(before.total);

  const { rederive } = await she.sites.setRule({
    domain: "youtube.com",
    category: "learning",
    weight: null,
  });
  expect(rederive.daysTotal).toBeGreaterThan(180);
  await scene.derive(who);
  expect(await she.settings.rederiveProgress()).toMatchObject({ daysLeft: 0 });
  const after = await sumsOf(who.userId, range);
  expect(after.total).toBe(before.total);
  for (const sum of after.sums) expect(sum).toBe(after.total);
  expect(after.byDomain).toEqual(before.byDomain);
  // the domain's seconds went from one class to the other, under every hour
  const moved = after.byDomain["youtube.com"] ?? 0;
  expect(after.shares).toEqual({
    ...before.shares,
    productive: before.shares.productive + moved,
    distracting: before.shares.distracting - moved,
  });
  expect(after.byCategory["learning"]).toBe(moved);
  expect(after.byHour).toEqual(before.byHour);
});

async function push(who: Who, records: BatchRecord[]): Promise<void> {
  const batch = { ...aBatch(), records };
  const { results } = await acceptBatch(
    contextOf(scene.fresh.databases, null, { clock: () => NOON + 86_400 }),
    who,
    batch,
    bodyHash(batch),
  );
  expect(results.filter(({ status }) => status !== "stored")).toEqual([]);
}

/**
 * The total of a person's websites and everything that has to add up to it, from the tables and
 * from the summary.
 */
async function sumsOf(userId: string, range: typeof RANGE) {
  const [row] = await scene.owner`
    select (select sum(seconds)::int from day_sites where user_id = ${userId}) as sites,
      (select sum(hour)::int from day_sites, unnest(hours) hour where user_id = ${userId}) as hours,
      (select sum(hour)::int from daily_stats, unnest(site_hours) hour
        where user_id = ${userId}) as site_hours,
      (select sum(website_time_seconds)::int from daily_stats where user_id = ${userId}) as days`;
  const {
    secondsTotal,
    shares,
    domains,
    otherSeconds,
    categories,
    hours,
    weekHours,
    buckets,
    weeks,
  } = await callAs({
    userId,
  }).sites.summary(range);
  const ofShares = (
    list: readonly { productive: number; neutral: number; distracting: number }[],
  ) =>
    list.reduce(
      (sum, { productive, neutral, distracting }) => sum + productive + neutral + distracting,
      0,
    );
  const byDomain = Object.fromEntries(domains.map(({ domain, seconds }) => [domain, seconds]));
  const byCategory: Record<string, number> = Object.fromEntries(
    categories.map(({ category, seconds }) => [category, seconds]),
  );
  const add = (list: Record<string, number>) =>
    Object.values(list).reduce((sum, seconds) => sum + seconds, 0);
  return {
    total: secondsTotal,
    sums: [
      ...Object.values(row ?? {}),
      add(byDomain) + otherSeconds,
      add(byCategory),
      ...[[shares], hours, weekHours, buckets, weeks].map(ofShares),
    ],
    shares,
    byDomain,
    byCategory,
    byHour: hours.map((hour) => ofShares([hour])),
  };
}

test("sites.setRule refuses unregistrable domains, unknown categories and strangers", async () => {
  const { userId } = await scene.someone();
  const she = callAs({ userId });
  for (const domain of ["www.mozilla.org", "co.uk", "localhost", "a b", "10.0.0.1"])
    expect(
      await refusal(she.sites.setRule({ domain, category: "news", weight: null })),
      domain,
    ).toBe("bad_input");
  expect(
    await refusal(
      she.sites.setRule({
        domain: "mozilla.org",
        category: "uncategorised" as "news",
        weight: null,
      }),
    ),
  ).toBe("bad_input");
  expect(
    await refusal(she.sites.setRule({ domain: "mozilla.org", category: null, weight: 1.5 })),
  ).toBe("bad_input");
  expect(await refusal(callAs(null).sites.setRule({ domain: "mozilla.org", ...none }))).toBe(
    "unauthenticated",
  );
  expect((await she.sites.rules()).rules).toEqual([]);
});

test("sites.setRule gives the last place among the rules once, however many ask for it at once", async () => {
  const who = await scene.someone();
  await asUser(scene.fresh.databases.app, who.userId, async (tx) => {
    await tx.execute(sql`insert into category_rules (user_id, domain, category)
      select ${who.userId}::uuid, 'site' || n || '.com', 'games'
        from generate_series(1, ${SITE_RULES_MAX - 1}::int) n`);
  });
  const call = callAs({ userId: who.userId });
  const answers = await Promise.all(
    ["w3.org", "iana.org", "ietf.org", "unicode.org"].map((domain) =>
      call.sites.setRule({ domain, category: "learning", weight: null }).then(
        () => "stored",
        (error: unknown) => String(error),
      ),
    ),
  );
  expect(answers.filter((answer) => answer === "stored")).toHaveLength(1);
  expect((await call.sites.rules()).rules).toHaveLength(SITE_RULES_MAX);
});
