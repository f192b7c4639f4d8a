import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { RederiveProgress } from "@streakline/shared/accounts/account-answers.ts";
import { encodeBatch } from "@streakline/shared/activity/batch-buffer.ts";
import type {
  SetRuleAnswer,
  SitesSummary,
  WeightShares,
} from "@streakline/shared/sites/sites-answers.ts";
import { addDays, dayBounds, daysBetween } from "@streakline/shared/time/days.ts";
import { systemClock } from "../platform/clock.ts";
import { deriveDays } from "../app/days/derive-days.ts";
import { aBatch, aSession } from "../testing/builders.ts";
import { line, median, quantile, timed } from "./measure.ts";
import type { Client, Scene } from "./scene.ts";

const TIMES = 60;
const TODAY = "2026-11-20";
const DOMAINS = 30;

/**
 * sites.summary over HTTP with a cookie, over a year with thirty domains, 120 visits and 60 coding
 * sessions per day; and a new rule for a domain of every day, set as the page does, until a worker
 * has derived all days again.
 */
export async function benchSites(scene: Scene): Promise<string[]> {
  const { browser, userId, deviceId } = await scene.aClient("sites");
  const { databases } = scene;
  const year = { from: addDays(TODAY, -364), to: TODAY };
  const days = daysBetween(year.from, year.to);
  await fill(
    scene,
    userId,
    deviceId,
    dayBounds(year.from, { timeZone: "UTC", dayStartsAtMinutes: 0 }).startsAt,
  );
  const derive = await timed(() => deriveDays({ databases }, userId, days));
  for (const table of ["day_sites", "daily_stats"])
    await scene.owner.unsafe(`vacuum analyze ${table}`);

  const input = encodeURIComponent(JSON.stringify(year));
  const took: number[] = [];
  for (let time = -5; time < TIMES; time += 1) {
    const one = await timed(async () => {
      const answer = await scene.send({
        method: "GET",
        path: `/trpc/sites.summary?input=${input}`,
        headers: { cookie: browser.cookie() },
      });
      if (answer.status !== 200 || answer.body.includes('"secondsTotal":0'))
        throw new Error(answer.body.slice(0, 300));
    });
    if (time >= 0) took.push(one);
  }

  const rule = await scene.withWorker(() => changeRule(scene, { browser, userId }, year));
  const p95 = quantile(took, 0.95);
  return [
    line(
      "sites.summary",
      `a year: ${median(took).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, best ` +
        `${quantile(took, 0).toFixed(1)} ms`,
      {
        text: "p95 < 50 ms",
        isMet: p95 < 50,
      },
    ),
    line("  a year derived", `${(derive / 1_000).toFixed(1)} s for ${days.length} days`),
    line(
      "  a rule, a year",
      `${(rule.milliseconds / 1_000).toFixed(1)} s for ${rule.days} days, progress seen at ` +
        `${rule.steps} steps`,
      {
        text: "< 10 s",
        isMet: rule.milliseconds < 10_000 && rule.days === 365 && rule.steps > 3,
      },
    ),
    line(
      "  others meanwhile",
      `a batch is in the totals after ${median(rule.others).toFixed(0)} ms, at worst ` +
        `${quantile(rule.others, 1).toFixed(0)} ms`,
      {
        text: "< 1 s",
        isMet: quantile(rule.others, 1) < 1_000,
      },
    ),
  ];
}

type Range = { from: string; to: string };

/**
 * Sets a rule for a domain of every day over HTTP and follows the progress until it is done, while
 * other people's batches arrive. Throws when the progress is wrong or the parts do not add up to
 * the total.
 */
async function changeRule(
  scene: Scene,
  { browser, userId }: Pick<Client, "browser" | "userId">,
  year: Range,
): Promise<{ milliseconds: number; days: number; steps: number; others: number[] }> {
  const other = await scene.aClient("sites-other");
  await seenAfter(scene, other);
  const others: number[] = [];
  const seen = new Set<number>();
  let days = 0;
  let isDone = false;
  const milliseconds = await timed(async () => {
    const set = (await browser.mutate("sites.setRule", {
      domain: "example0.org",
      category: "learning",
      weight: null,
    })) as SetRuleAnswer;
    days = set.rederive.daysTotal;
    const meanwhile = (async () => {
      while (!isDone) others.push(await seenAfter(scene, other));
    })();
    for (let left = days; left > 0; await sleep(50)) {
      const progress = (await browser.query("settings.rederiveProgress")) as RederiveProgress;
      if (progress.daysTotal !== days || progress.daysLeft > left)
        throw new Error(`nonsense: ${JSON.stringify(progress)} after ${left}`);
      left = progress.daysLeft;
      seen.add(left);
    }
    isDone = true;
    await meanwhile;
  });
  await checkSums(scene, { browser, userId }, year);
  return { milliseconds, days, steps: seen.size, others };
}

let sent = 0;

/**
 * Milliseconds from sending a recent session until its seconds appear in the total of today and
 * yesterday.
 */
async function seenAfter(scene: Scene, { browser, token }: Client): Promise<number> {
  const today = new Date().toISOString().slice(0, 10);
  const range = { from: addDays(today, -1), to: today };
  const total = async () =>
    ((await browser.query("stats.summary", range)) as { secondsTotal: number }).secondsTotal;
  const before = await total();
  const startedAt = systemClock() - 120 - (sent += 1) * 60;
  const body = gzipSync(
    encodeBatch(
      aBatch({
        sessions: [aSession({ startedAt, endedAt: startedAt + 30, endedBy: "lock" })],
        sealedAt: systemClock(),
      }),
    ),
  );
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    "content-encoding": "gzip",
  };
  return await timed(async () => {
    const answer = await scene.send({ method: "POST", path: "/trpc/activity.push", headers, body });
    if (answer.status !== 200 || !answer.body.includes('"stored"'))
      throw new Error(answer.body.slice(0, 300));
    for (const from = performance.now(); (await total()) === before; await sleep(10))
      if (performance.now() - from > 30_000)
        throw new Error("the worker of the bench derives nothing");
  });
}

/**
 * Checks that sums by website, class and hour equal the days' totals, and so do all lists of the
 * summary.
 */
async function checkSums(
  { owner }: Scene,
  { browser, userId }: Pick<Client, "browser" | "userId">,
  year: Range,
): Promise<void> {
  const [row] = await owner`
    select (select sum(seconds)::int from day_sites where user_id = ${userId}) as sites,
      (select sum(hour)::int from day_sites, unnest(hours) hour where user_id = ${userId}) as hours,
      (select sum(website_time_seconds)::int from daily_stats where user_id = ${userId}) as days,
      (select count(*)::int from day_sites where user_id = ${userId} and domain = 'example0.org'
        and category <> 'learning') as old`;
  const summary = (await browser.query("sites.summary", year)) as SitesSummary;
  const sums = [row?.["sites"], row?.["hours"], row?.["days"], ...listSums(summary)];
  if (row?.["old"] !== 0 || sums.some((sum) => sum !== summary.secondsTotal))
    throw new Error(`the parts are not the total: ${sums.join(", ")}`);
}

function listSums({
  shares,
  domains,
  otherSeconds,
  categories,
  hours,
  weekHours,
  buckets,
  weeks,
}: SitesSummary): number[] {
  const ofShares = (list: readonly WeightShares[]) =>
    list.reduce((sum, one) => sum + one.productive + one.neutral + one.distracting, 0);
  const ofSeconds = (list: readonly { seconds: number }[]) =>
    list.reduce((sum, { seconds }) => sum + seconds, 0);
  return [
    ofSeconds(domains) + otherSeconds,
    ofSeconds(categories),
    ...[[shares], hours, weekHours, buckets, weeks].map(ofShares),
  ];
}

/**
 * Inserts rows directly: visits and coding that alternate and overlap, four of every six minutes
 * each.
 */
async function fill(
  { owner }: Scene,
  userId: string,
  deviceId: string,
  startsAt: number,
): Promise<void> {
  await owner`set session_replication_role = replica`;
  const id = owner`(lpad(to_hex((at * 1000 + n % 1000)::int8), 12, '0') || '7' ||
    substr(md5(at::text || n), 1, 3) || '8' || substr(md5(n::text || at), 1, 15))::uuid`;
  for (const table of ["website_sessions", "coding_sessions"])
    await owner`alter table ${owner(table)} no force row level security`;
  await owner`
    insert into website_sessions (user_id, session_start, session_end, id, device_id, batch_id,
      ended_by, domain, browser, page_views, tab_switches)
    select ${userId}::uuid, to_timestamp(at), to_timestamp(at + 150),
      ${id}, ${deviceId}::uuid, gen_random_uuid(), 'switch',
      (array['mozilla.org', 'youtube.com', 'github.com', 'reddit.com'])[1 + n % 4 * (n / 4 % 2)],
        'firefox', 2, 1
    from generate_series(0, 364) d, generate_series(0, 119) n,
      lateral (select ${startsAt}::int8 + d * 86400 + 28800 + n * 240 as at) t`;
  await owner`update website_sessions set domain = 'example' || (extract(epoch from
    session_start)::int8 / 240 % ${DOMAINS}::int) || '.org'
    where user_id = ${userId} and domain = 'mozilla.org'`;
  await owner`
    insert into coding_sessions (user_id, session_start, session_end, id, device_id, batch_id,
      ended_by, project_name, language, editor)
    select ${userId}::uuid, to_timestamp(at), to_timestamp(at + 240),
      ${id}, ${deviceId}::uuid, gen_random_uuid(), 'seal', 'project-' || n / 20,
      'typescript', 'vscode'
    from generate_series(0, 364) d, generate_series(0, 59) n,
      lateral (select ${startsAt}::int8 + d * 86400 + 28860 + n * 480 as at) t`;
  for (const table of ["website_sessions", "coding_sessions"])
    await owner`alter table ${owner(table)} force row level security`;
  await owner`reset session_replication_role`;
  await owner.unsafe("vacuum analyze website_sessions");
  await owner.unsafe("vacuum analyze coding_sessions");
}
