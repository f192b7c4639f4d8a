import { asUser } from "../platform/db.ts";
import { addDays, dayBounds, daysBetween } from "@streakline/shared/time/days.ts";
import { rederiveDays } from "../stats/rederive-days.ts";
import { updateDays } from "../stats/update-days.ts";
import { markSiteDays, storeRule } from "../sites/rules.store.ts";
import { line, median, quantile, timed } from "./measure.ts";
import type { Scene } from "./scene.ts";

const TIMES = 60;
const TODAY = "2026-11-20";
const DOMAINS = 30;

/**
 * sites.summary over HTTP with a cookie, over a year of somebody who visits thirty domains a day, 120 visits beside 60 coding sessions; and a rule
 * for a domain that was used on every day of that year, until all days are derived again.
 */
export async function benchSites(scene: Scene): Promise<string[]> {
  const { browser, userId, deviceId } = await scene.aClient("sites");
  const { databases } = scene;
  const year = { from: addDays(TODAY, -364), to: TODAY };
  const days = daysBetween(year.from, year.to);
  await fill(scene, userId, deviceId, dayBounds(year.from, { timeZone: "UTC", dayStartsAtMinutes: 0 }).startsAt);
  const derive = await timed(() => updateDays({ databases }, userId, days));
  for (const table of ["day_sites", "daily_stats"]) await scene.owner.unsafe(`vacuum analyze ${table}`);

  const input = encodeURIComponent(JSON.stringify(year));
  const took: number[] = [];
  for (let time = -5; time < TIMES; time += 1) {
    const one = await timed(async () => {
      const answer = await scene.send({ method: "GET", path: `/trpc/sites.summary?input=${input}`, headers: { cookie: browser.cookie() } });
      if (answer.status !== 200 || answer.body.includes('"secondsTotal":0')) throw new Error(answer.body.slice(0, 300));
    });
    if (time >= 0) took.push(one);
  }

  let marked = 0;
  const rule = await timed(async () => {
    marked = await asUser(databases.app, userId, async (tx) => {
      await storeRule(tx, userId, "example0.org", { category: "learning", weight: null });
      return markSiteDays(tx, userId, "example0.org");
    });
    while ((await rederiveDays({ databases }, userId)).daysLeft > 0);
  });
  const p95 = quantile(took, 0.95);
  return [
    line("sites.summary", `a year: ${median(took).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, best ${quantile(took, 0).toFixed(1)} ms`, {
      text: "p95 < 50 ms",
      isMet: p95 < 50,
    }),
    line("  a year derived", `${(derive / 1_000).toFixed(1)} s for ${days.length} days`),
    line("  a rule, a year", `${(rule / 1_000).toFixed(1)} s for ${marked} days`, {
      text: "< 10 s",
      isMet: rule < 10_000 && marked === 365,
    }),
  ];
}

/** Written past the door: visits and coding that take turns and overlap, four minutes of each six. */
async function fill({ owner }: Scene, userId: string, deviceId: string, startsAt: number): Promise<void> {
  await owner`set session_replication_role = replica`;
  const id = owner`(lpad(to_hex((at * 1000 + n % 1000)::int8), 12, '0') || '7' || substr(md5(at::text || n), 1, 3) || '8' || substr(md5(n::text || at), 1, 15))::uuid`;
  for (const table of ["website_sessions", "coding_sessions"]) await owner`alter table ${owner(table)} no force row level security`;
  await owner`
    insert into website_sessions (user_id, session_start, session_end, id, device_id, batch_id, ended_by, domain, browser, page_views, tab_switches)
    select ${userId}::uuid, to_timestamp(at), to_timestamp(at + 150), ${id}, ${deviceId}::uuid, gen_random_uuid(), 'switch',
      (array['mozilla.org', 'youtube.com', 'github.com', 'reddit.com'])[1 + n % 4 * (n / 4 % 2)], 'firefox', 2, 1
    from generate_series(0, 364) d, generate_series(0, 119) n, lateral (select ${startsAt}::int8 + d * 86400 + 28800 + n * 240 as at) t`;
  await owner`update website_sessions set domain = 'example' || (extract(epoch from session_start)::int8 / 240 % ${DOMAINS}::int) || '.org'
    where user_id = ${userId} and domain = 'mozilla.org'`;
  await owner`
    insert into coding_sessions (user_id, session_start, session_end, id, device_id, batch_id, ended_by, project_name, language, editor)
    select ${userId}::uuid, to_timestamp(at), to_timestamp(at + 240), ${id}, ${deviceId}::uuid, gen_random_uuid(), 'seal', 'project-' || n / 20, 'typescript', 'vscode'
    from generate_series(0, 364) d, generate_series(0, 59) n, lateral (select ${startsAt}::int8 + d * 86400 + 28860 + n * 480 as at) t`;
  for (const table of ["website_sessions", "coding_sessions"]) await owner`alter table ${owner(table)} force row level security`;
  await owner`reset session_replication_role`;
  await owner.unsafe("vacuum analyze website_sessions");
  await owner.unsafe("vacuum analyze coding_sessions");
}
