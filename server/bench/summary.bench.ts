import { addDays } from "@streakline/shared/time/days.ts";
import { line, median, quantile, timed } from "./measure.ts";
import type { Client, Scene } from "./scene.ts";

const PEOPLE = 1_000;
const TIMES = 100;
const TODAY = "2026-11-20";

/**
 * stats.summary over HTTP with a cookie, filtered by project and language, over one year and ten
 * years of one person. 999 others have a year each, whose rows lie between theirs on disk, as when
 * days arrive in order. The two ranges alternate.
 */
export async function benchSummary(scene: Scene): Promise<string[]> {
  const client = await scene.aClient("summary");
  await fillDays(scene, client);
  const filter = {
    project: ["project-1", "project-2", "project-3"],
    language: ["typescript", "python"],
  };
  const ask = async (from: string, given: object): Promise<number> => {
    const input = encodeURIComponent(JSON.stringify({ from, to: TODAY, filter: given }));
    let body = "";
    const took = await timed(async () => {
      const answer = await scene.send({
        method: "GET",
        path: `/trpc/stats.summary?input=${input}`,
        headers: { cookie: client.browser.cookie() },
      });
      if (answer.status !== 200)
        throw new Error(`stats.summary answered ${answer.status}: ${answer.body.slice(0, 300)}`);
      ({ body } = answer);
    });
    if (body.includes('"secondsTotal":0,"daysCounted"'))
      throw new Error("the filter of the bench matches nothing");
    return took;
  };
  const year = addDays(TODAY, -364);
  const tenYears = addDays(TODAY, -3_651);
  const took = {
    year: [] as number[],
    tenYears: [] as number[],
    yearAll: [] as number[],
    tenYearsAll: [] as number[],
  };
  for (let time = -10; time < TIMES; time += 1) {
    const now = {
      year: await ask(year, filter),
      tenYears: await ask(tenYears, filter),
      yearAll: await ask(year, {}),
      tenYearsAll: await ask(tenYears, {}),
    };
    if (time >= 0)
      for (const name of Object.keys(took) as (keyof typeof took)[]) took[name].push(now[name]);
  }
  const figures = (values: readonly number[]) =>
    `${median(values).toFixed(1)} ms, p95 ${quantile(values, 0.95).toFixed(1)} ms, best ` +
    `${quantile(values, 0).toFixed(1)} ms`;
  const worst = Math.max(quantile(took.year, 0.95), quantile(took.tenYears, 0.95));
  const ratio = median(took.tenYears) / median(took.year);
  return [
    line("stats.summary", `two filters, 1 of ${PEOPLE.toLocaleString("en")} people`, {
      text: "p95 < 50 ms",
      isMet: worst < 50,
    }),
    line("  one year", figures(took.year)),
    line("  ten years", figures(took.tenYears)),
    line("  ratio ten to one", ratio.toFixed(2), { text: "<= 1.5", isMet: ratio <= 1.5 }),
    line(
      "  without filters",
      `one year ${figures(took.yearAll)}; ten years ${figures(took.tenYearsAll)}`,
    ),
  ];
}

/**
 * Derived rows, inserted in bulk: a few projects that change over the years, three languages, a
 * branch every few days, two devices.
 */
async function fillDays({ owner }: Scene, { userId, deviceId }: Client): Promise<void> {
  await owner`truncate daily_stats, day_breakdowns, month_breakdowns`;
  // Valid by construction: skip the foreign keys.
  await owner`set session_replication_role = replica`;
  await owner`
    insert into auth."user" (id, name, email, email_verified)
    select gen_random_uuid(), 'other', 'other-' || n || '@example.test', true
      from generate_series(2, ${PEOPLE}) n`;
  await owner`insert into profiles (id, username)
    select id, replace(split_part(email, '@', 1), '.', '-') from auth."user" where name = 'other'`;
  await owner`insert into devices (user_id, id, kind, name, client, time_zone)
    values (${userId}, gen_random_uuid(), 'vscode', 'other', 'bench', 'UTC')`;
  await owner`
    insert into day_breakdowns (user_id, day, project, language, editor, device_id, branch, seconds,
      hours, lines_added, lines_inserted, keystrokes, files_modified)
    select people.id, d::date, 'project-' || (years * 3 + p * 2 + people.n) % 8,
      (array['typescript', 'python', 'sql', 'markdown', 'rust'])[1 + (p * 2 + l + people.n) % 5],
      'vscode', ${deviceId}::uuid, case when l = 2 then 'main'
        else 'feature/topic-' || (extract(epoch from d)::int / 345600 + p) end,
        s, array_fill(s / 24, array[23]) || (s - s / 24 * 23),
      40, 12, 900, 5
    from generate_series(${addDays(TODAY, -3_651)}::text::timestamptz, ${TODAY}::text::timestamptz,
      interval '1 day') d
    cross join (select ${userId}::uuid as id, 0 as n union all select id,
      row_number() over (order by id) from auth."user" where name = 'other') people
    cross join generate_series(0, 2) p cross join generate_series(0, 2) l
    cross join lateral (select extract(year from d)::int as years,
      300 + (people.n * 7 + p * 31 + l * 17 + extract(doy from d)::int * 13) % 2400 as s) sizes
    where extract(isodow from d) < 6 and (people.n + p + extract(doy from d)::int) % 3 < 2
      and (people.n = 0 or (d > ${addDays(TODAY, -365)}::text::timestamptz and (extract(doy from
        d)::int + people.n) % 3 = 0 and l < 2))
    order by d, people.n`;
  await owner`
    insert into daily_stats (user_id, date, coding_time_seconds, productive_time_seconds)
    select user_id, day, sum(seconds), sum(seconds) from day_breakdowns group by day, user_id
      order by day, user_id`;
  await owner`
    with cells as materialized (
      select user_id, date_trunc('month', day)::date as month,
        day, project, language, editor, device_id, branch, seconds,
        lines_added, lines_inserted, keystrokes, files_modified
      from day_breakdowns
    )
    insert into month_breakdowns (user_id, month, project, language, editor, device_id, seconds,
      days, day_seconds, branches, branch_seconds, lines_added,
      lines_inserted, keystrokes, files_modified)
    select user_id, month, project, language, editor, device_id,
      sum(d.seconds), array_agg(extract(day from d.day)::int2 order by d.day),
      array_agg(d.seconds order by d.day),
      b.branches, b.branch_seconds, sum(d.lines_added), sum(d.lines_inserted),
        sum(d.keystrokes), sum(d.files_modified)
    from (
      select user_id, month, day, project, language, editor, device_id,
        sum(seconds)::int as seconds, sum(lines_added) as lines_added,
        sum(lines_inserted) as lines_inserted, sum(keystrokes) as keystrokes,
          sum(files_modified) as files_modified
      from cells group by 1, 2, 3, 4, 5, 6, 7
    ) d join (
      select user_id, month, project, language, editor, device_id,
        array_agg(branch order by branch) as branches, array_agg(seconds
        order by branch) as branch_seconds
      from (select user_id, month, project, language, editor, device_id, branch::text as branch,
        sum(seconds)::int as seconds from cells group by 1, 2, 3, 4, 5, 6, 7) c
        group by 1, 2, 3, 4, 5, 6
    ) b using (user_id, month, project, language, editor, device_id)
    group by user_id, month, project, language, editor, device_id, b.branches, b.branch_seconds
    order by month, user_id`;
  await owner`reset session_replication_role`;
  for (const table of ["day_breakdowns", "daily_stats", "month_breakdowns"])
    await owner.unsafe(`vacuum analyze ${table}`);
}
