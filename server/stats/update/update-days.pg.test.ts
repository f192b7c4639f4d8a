import { dayBounds, daysBetween } from "@streakline/shared/time/days.ts";
import { streak } from "@streakline/shared/stats/streak.ts";
import { COUNTER_LIST, perCounter } from "@streakline/shared/activity/counters.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chanceOf } from "../../seed/chance.ts";
import { wildSessions } from "../../seed/wild-sessions.ts";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../../testing/builders.ts";
import { contextOf } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { rederiveDays } from "../../app/days/rederive-days.ts";
import { deriveDays } from "../../app/days/derive-days.ts";

let fresh: FreshDatabase;
let owner: postgres.Sql;
let ctx: ReturnType<typeof contextOf>;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 2, onnotice: () => {} });
  ctx = contextOf(fresh.databases);
});
afterAll(async () => {
  await owner.end();
  await fresh.close();
});

type Someone = { userId: string; devices: [string, string] };

async function someone(settings: Record<string, string | number> = {}): Promise<Someone> {
  const { userId } = await aPerson(fresh, { settings });
  return {
    userId,
    devices: [await aDevice(fresh, { userId }), await aDevice(fresh, { userId, name: "desktop" })],
  };
}

/** Stores sessions in random batches of both devices; a session keeps its device by its id. */
async function store(
  { userId, devices }: Someone,
  sessions: readonly CodingSession[],
): Promise<void> {
  for (const device of [0, 1] as const) {
    const ofDevice = sessions.filter(({ id }) => Number.parseInt(id.slice(-1), 16) % 2 === device);
    for (let from = 0; from < ofDevice.length; from += 500)
      await storeSessions(fresh, {
        userId,
        deviceId: devices[device],
        sessions: ofDevice.slice(from, from + 500),
      });
  }
}

async function dirtyDays(userId: string): Promise<string[]> {
  return (await owner`select day::text from dirty_days where user_id = ${userId} order by day`).map(
    ({ day }) => String(day),
  );
}

async function cellsOf(userId: string): Promise<unknown[]> {
  return (
    await owner`
    select day::text, project, language, editor, device_id, branch, seconds, hours from day_breakdowns
    where user_id = ${userId} and seconds > 0 order by 1, 2, 3, 4, 5, 6`
  ).map((row) => ({ ...row }));
}

async function allRows(userId: string): Promise<string> {
  const [row] = await owner`
    select
      (select json_agg(to_jsonb(d) - 'id' - 'created_at' - 'updated_at' order by date)
        from daily_stats d where user_id = ${userId}) as days,
      (select json_agg(to_jsonb(b) order by day, project, language, editor, device_id, branch)
        from day_breakdowns b where user_id = ${userId}) as cells,
      (select json_agg(to_jsonb(m) order by month, project, language, editor, device_id)
        from month_breakdowns m where user_id = ${userId}) as months`;
  return JSON.stringify(row, null, 1);
}

/**
 * The published rules once more, as arithmetic over ranges of seconds in SQL: nothing of shared/ is
 * used.
 */
async function recount(userId: string): Promise<unknown[]> {
  const rows = await owner`
    with rules as (
      select time_zone, make_interval(mins => day_starts_at_minutes) as shift,
        gap_minutes * 60 as gap_max, away_minutes * 60 as away_max
      from settings where user_id = ${userId}
    ), s as (
      select id, extract(epoch from session_start)::int8 as a,
        extract(epoch from session_end)::int8 as b, ended_by, project_name as project, language,
        editor, device_id, branch, lines_added + keystrokes > 0 as is_active,
        json_build_array(project_name, language, branch, editor)::text collate "C" as key,
        left(id::text, 13) collate "C" as began
      from coding_sessions where user_id = ${userId} and actor = 'person'
    ), cuts as (
      select at, lead(at) over (order by at) as next from (select a as at from s union select b from s) bounds
    ), owned as (
      select cuts.at as a, cuts.next as b, o.* from cuts cross join lateral (
        select project, language, editor, device_id, branch from s
        where s.a <= cuts.at and s.b > cuts.at
        order by s.a desc, s.b, s.began desc, s.key desc, s.id desc limit 1
      ) o where next is not null
    ), w as (
      select * from s where a < b or is_active or ended_by not in ('blur', 'lock', 'close')
    ), fronts as (
      select a, max(b) over (order by a, id rows between unbounded preceding and 1 preceding) as front from w
    ), gaps as (
      select front as a, case when fronts.a - front > gap_max then front
          else least(fronts.a, gone.at) end as b,
        o.project, o.language, o.editor, o.device_id, o.branch
      from fronts cross join rules cross join lateral (
        select * from w where w.b = fronts.front and w.a < fronts.a
        order by w.a desc, w.began desc, w.key desc, w.id desc limit 1
      ) o cross join lateral (
        select min(w.a) as at from w where w.device_id = o.device_id and w.a >= fronts.a
      ) back cross join lateral (
        select min(l.b + case
            when l.ended_by = 'blur' or l.ended_by = 'close' and back.at - l.b <= away_max
            then away_max else 0 end) as at
        from s l where l.device_id = o.device_id and l.ended_by in ('blur', 'lock', 'close')
          and l.b < fronts.a
          and (l.b > front or l.b = front and (l.key = o.key or l.ended_by = 'lock')
            and not (o.a = front and (l.a, l.id) < (o.a, o.id)))
      ) gone where fronts.a > front
    ), seconds as (
      select generate_series(a, b - 1) as at, project, language, editor, device_id, branch
        from (select * from owned union all select * from gaps) counted
      where b > a
    ), local as (
      select to_timestamp(at) at time zone time_zone as clock,
        shift, project, language, editor, device_id, branch from seconds cross join rules
    ), cells as (
      select (clock - shift)::date::text as day, extract(hour from clock)::int as hour,
        project, language, editor, device_id, branch, count(*)::int as seconds
      from local group by 1, 2, 3, 4, 5, 6, 7
    )
    select day, project, language, editor, device_id, branch, sum(seconds)::int as seconds,
      (select array_agg(coalesce((select c.seconds from cells c where c.hour = h and (c.day,
        c.project, c.language, c.editor, c.device_id, c.branch)
        = (cells.day, cells.project, cells.language, cells.editor, cells.device_id, cells.branch)),
          0) order by h)::int[]
        from generate_series(0, 23) h) as hours
    from cells group by day, project, language, editor, device_id, branch order by 1, 2, 3, 4, 5, 6`;
  return rows.map((row) => ({ ...row }));
}

const aSetting = (
  time_zone: string,
  day_starts_at_minutes: number,
  gap_minutes: number,
  away_minutes: number,
) => ({
  time_zone,
  day_starts_at_minutes,
  gap_minutes,
  away_minutes,
});
const CASES = [
  {
    name: "spring in Berlin",
    settings: aSetting("Europe/Berlin", 0, 15, 2),
    from: "2026-03-28",
    to: "2026-03-30",
  },
  {
    name: "autumn in Berlin, days from 04:00",
    settings: aSetting("Europe/Berlin", 240, 60, 2),
    from: "2026-10-24",
    to: "2026-10-26",
  },
  {
    name: "half an hour on Lord Howe",
    settings: aSetting("Australia/Lord_Howe", 0, 2, 0),
    from: "2026-04-04",
    to: "2026-04-06",
  },
  {
    name: "the end of a year in Kathmandu",
    settings: aSetting("Asia/Kathmandu", 0, 5, 15),
    from: "2025-12-30",
    to: "2026-01-02",
  },
];

describe("updateDays()", () => {
  test.each(CASES)(
    "equals an independent count in SQL: $name",
    async ({ settings, from, to, name }) => {
      const person = await someone(settings);
      const zone = {
        timeZone: settings.time_zone,
        dayStartsAtMinutes: settings.day_starts_at_minutes,
      };
      const bounds = {
        startsAt: dayBounds(from, zone).startsAt,
        endsAt: dayBounds(to, zone).endsAt,
      };
      await store(person, wildSessions(chanceOf(name.length), { ...bounds, perDay: 150 }));
      await deriveDays(ctx, person.userId, await dirtyDays(person.userId));
      const counted = await recount(person.userId);
      expect(counted.length).toBeGreaterThan(50);
      expect(await cellsOf(person.userId)).toEqual(counted);
      expect(await dirtyDays(person.userId)).toEqual([]);
    },
  );

  test("parts add up to the total: dimensions, hours, months, days of a month, branches", async () => {
    const person = await someone({ time_zone: "America/New_York" });
    const chance = chanceOf(5);
    const span = { startsAt: NOON - 40 * 86_400, endsAt: NOON, perDay: 20 };
    const sessions = wildSessions(chance, span).map((session) => ({
      ...session,
      ...perCounter(() => chance.between(0, 9)),
    }));
    await store(person, sessions);
    await rederiveDays(ctx, person.userId);
    const sums = COUNTER_LIST.map(({ column }) => `sum(${column})::float8 as ${column}`).join(", ");
    const [days] = await owner.unsafe(
      `select sum(coding_time_seconds)::float8 as seconds, ${sums} from daily_stats where user_id = $1`,
      [person.userId],
    );
    const [cells] = await owner.unsafe(
      `select sum(seconds)::float8 as seconds, ${sums} from day_breakdowns where user_id = $1`,
      [person.userId],
    );
    const [months] = await owner.unsafe(
      `select sum(seconds)::float8 as seconds, ${sums} from month_breakdowns where user_id = $1`,
      [person.userId],
    );
    expect(Number(days?.["seconds"])).toBeGreaterThan(10_000);
    for (const { column } of COUNTER_LIST) expect(days?.[column], column).toBeGreaterThan(100);
    expect(cells).toEqual(days);
    expect(months).toEqual(days);
    const [wrong] = await owner`
      select
        (select count(*)::int from day_breakdowns where user_id = ${person.userId}
          and seconds <> (select sum(h) from unnest(hours) h)) as hours,
        (select count(*)::int from month_breakdowns where user_id = ${person.userId}
          and seconds <> coalesce((select sum(d) from unnest(day_seconds) d), 0)) as days,
        (select count(*)::int from month_breakdowns where user_id = ${person.userId}
          and seconds <> coalesce((select sum(b) from unnest(branch_seconds) b), 0)) as branches,
        (select count(*)::int from daily_stats d where user_id = ${person.userId}
          and coding_time_seconds is distinct from
          (select coalesce(sum(seconds), 0) from day_breakdowns b where b.user_id = d.user_id
            and b.day = d.date)) as totals,
        (select count(*)::int from (
          select m.project, m.language, m.editor, m.device_id, m.month + (u.d - 1) as day, u.s as seconds
            from month_breakdowns m cross join lateral unnest(m.days, m.day_seconds) u (d, s)
              where m.user_id = ${person.userId}
          except
          select project, language, editor, device_id, day, sum(seconds) from day_breakdowns
            where user_id = ${person.userId} group by 1, 2, 3, 4, 5
        ) different) as month_days`;
    expect(wrong).toEqual({ hours: 0, days: 0, branches: 0, totals: 0, month_days: 0 });
  });

  test("changes nothing when it runs twice, not even a row's version", async () => {
    const person = await someone();
    await store(
      person,
      wildSessions(chanceOf(6), { startsAt: NOON, endsAt: NOON + 2 * 86_400, perDay: 60 }),
    );
    const days = await dirtyDays(person.userId);
    const versions = async (): Promise<unknown[]> => [
      await owner`select date, xmin::text, ctid::text from daily_stats
        where user_id = ${person.userId} order by 1`,
      await owner`select day, project, language, branch, editor, device_id, xmin::text, ctid::text
        from day_breakdowns where user_id = ${person.userId} order by 1, 2, 3, 4, 5, 6`,
      await owner`select month, project, language, editor, device_id, xmin::text, ctid::text
        from month_breakdowns where user_id = ${person.userId} order by 1, 2, 3, 4, 5`,
    ];
    await deriveDays(ctx, person.userId, days);
    const first = await versions();
    for (const day of days.toReversed()) await deriveDays(ctx, person.userId, [day]);
    expect(await versions()).toEqual(first);
  });

  test("ends in the same rows whatever the order of batches and days", async () => {
    const sessions = wildSessions(chanceOf(7), {
      startsAt: NOON - 9 * 86_400,
      endsAt: NOON + 4 * 86_400,
      perDay: 40,
    });
    const chance = chanceOf(8);
    const [one, two] = [
      await someone({ time_zone: "Asia/Tokyo" }),
      await someone({ time_zone: "Asia/Tokyo" }),
    ];
    await store(one, sessions);
    await rederiveDays(ctx, one.userId);
    const shuffled = sessions
      .map((session) => [chance.number(), session] as const)
      .toSorted(([a], [b]) => a - b);
    for (let from = 0; from < shuffled.length; from += 60) {
      await store(
        two,
        shuffled.slice(from, from + 60).map(([, session]) => session),
      );
      for (const day of (await dirtyDays(two.userId))
        .toSorted(() => chance.number() - 0.5)
        .slice(0, 5))
        await deriveDays(ctx, two.userId, [day]);
    }
    await rederiveDays(ctx, two.userId);
    const same = (text: string, { userId, devices }: Someone): string =>
      text
        .replaceAll(userId, "person")
        .replaceAll(devices[0], "laptop")
        .replaceAll(devices[1], "desktop");
    const sorted = (text: string): unknown => {
      const { days, cells, months } = JSON.parse(text) as Record<string, Record<string, unknown>[]>;
      const inOrder = (rows: Record<string, unknown>[] | undefined): string[] =>
        (rows ?? []).map((row) => JSON.stringify(row)).toSorted();
      return { days, cells: inOrder(cells), months: inOrder(months) };
    };
    expect(sorted(same(await allRows(two.userId), two))).toEqual(
      sorted(same(await allRows(one.userId), one)),
    );
  });

  test("takes late sessions into a day that was derived before", async () => {
    const person = await someone();
    const [deviceId] = person.devices;
    await storeSessions(fresh, {
      userId: person.userId,
      deviceId,
      sessions: [aSession({ startedAt: NOON, endedAt: NOON + 60 })],
    });
    await deriveDays(ctx, person.userId, ["2026-11-20"]);
    await storeSessions(fresh, {
      userId: person.userId,
      deviceId,
      sessions: [aSession({ startedAt: NOON + 600, endedAt: NOON + 660 })],
    });
    await deriveDays(ctx, person.userId, ["2026-11-20"]);
    const [row] =
      await owner`select coding_time_seconds, first_at, last_at, lines_added from daily_stats
        where user_id = ${person.userId}`;
    expect(row).toMatchObject({
      coding_time_seconds: 660,
      first_at: new Date(NOON * 1_000),
      last_at: new Date((NOON + 660) * 1_000),
      lines_added: "2",
    });
  });

  test("gives both days of a gap across midnight their share", async () => {
    const person = await someone();
    const midnight = dayBounds("2026-11-21", { timeZone: "UTC", dayStartsAtMinutes: 0 }).startsAt;
    const sessions = [
      aSession({ startedAt: midnight - 360, endedAt: midnight - 300 }),
      aSession({ startedAt: midnight + 180, endedAt: midnight + 200 }),
    ];
    await storeSessions(fresh, { userId: person.userId, deviceId: person.devices[0], sessions });
    await deriveDays(ctx, person.userId, await dirtyDays(person.userId));
    const rows = await owner`select date::text, coding_time_seconds as seconds from daily_stats
        where user_id = ${person.userId} order by 1`;
    expect([...rows]).toEqual([
      { date: "2026-11-20", seconds: 360 },
      { date: "2026-11-21", seconds: 200 },
    ]);
  });

  test("loses no update while sessions keep arriving", async () => {
    const person = await someone();
    const sessions = wildSessions(chanceOf(9), {
      startsAt: NOON,
      endsAt: NOON + 36_000,
      perDay: 400,
    });
    let isDone = false;
    const deriving = [1, 2].map(async () => {
      while (!isDone)
        for (const day of await dirtyDays(person.userId))
          await deriveDays(ctx, person.userId, [day]);
    });
    await Promise.all(
      [0, 1, 2].map(async (part) => {
        for (let at = part; at < sessions.length; at += 3)
          await store(person, sessions.slice(at, at + 1));
      }),
    );
    isDone = true;
    await Promise.all(deriving);
    for (let run = 0; run < 3; run += 1)
      await deriveDays(ctx, person.userId, await dirtyDays(person.userId));
    expect(await dirtyDays(person.userId)).toEqual([]);
    expect(await cellsOf(person.userId)).toEqual(await recount(person.userId));
  });

  test("keeps a day dirty that was marked again after it was read", async () => {
    const person = await someone();
    await store(person, [aSession()]);
    let deriving = Promise.resolve();
    await owner.begin(async (sql) => {
      // not committed yet: the derivation reads the old revision, and has to wait for this row when
      // it wants to delete it
      await sql`update dirty_days set revision = revision + 1 where user_id = ${person.userId}`;
      deriving = deriveDays(ctx, person.userId, ["2026-11-20"]);
      const waiting = async () =>
        (
          await owner`
            select from pg_stat_activity where datname = current_database()
            and wait_event_type = 'Lock' and query like '%dirty_days%'`
        ).length;
      await expect.poll(waiting).toBe(1);
    });
    await deriving;
    expect(await owner`select from daily_stats where user_id = ${person.userId}`).toHaveLength(1);
    expect(await dirtyDays(person.userId)).toEqual(["2026-11-20"]);
  });

  test("leaves no row for a day on which nothing happened", async () => {
    const person = await someone();
    await deriveDays(ctx, person.userId, ["2026-11-20"]);
    expect(await owner`select from daily_stats where user_id = ${person.userId}`).toHaveLength(0);
  });

  test("keeps agent time and agent lines beside coding time", async () => {
    const person = await someone();
    const sessions = [aSession({ actor: "agent", linesAdded: 40, linesInserted: 2 })];
    await storeSessions(fresh, { userId: person.userId, deviceId: person.devices[0], sessions });
    await deriveDays(ctx, person.userId, ["2026-11-20"]);
    const [row] =
      await owner`select coding_time_seconds, agent_seconds, lines_added, lines_inserted, first_at
        from daily_stats where user_id = ${person.userId}`;
    expect(row).toEqual({
      coding_time_seconds: 0,
      agent_seconds: 60,
      lines_added: "0",
      lines_inserted: "42",
      first_at: null,
    });
  });

  test("sets streaks as streak() counts them, also when an early day arrives last", async () => {
    const person = await someone();
    const chance = chanceOf(11);
    const days = daysBetween("2026-09-20", "2026-11-20").filter(() => chance.happens(0.8));
    const sessions = days.flatMap((day) => {
      const at = dayBounds(day, { timeZone: "UTC", dayStartsAtMinutes: 0 }).startsAt + 36_000;
      // three five-minute sessions reach the quarter of an hour exactly
      return [0, 300, 600]
        .slice(0, chance.pick([1, 3, 3, 3, 3]))
        .map((later) => aSession({ startedAt: at + later, endedAt: at + later + 300 }));
    });
    await storeSessions(fresh, { userId: person.userId, deviceId: person.devices[0], sessions });
    for (const day of days.toSorted(() => chance.number() - 0.5))
      await deriveDays(ctx, person.userId, [day]);
    const rows = await owner`select date::text as day, coding_time_seconds as seconds, streak_days
        from daily_stats where user_id = ${person.userId}`;
    const secondsByDay = new Map(rows.map(({ day, seconds }) => [String(day), Number(seconds)]));
    for (const { day, streak_days } of rows)
      expect([day, streak_days]).toEqual([
        day,
        streak({ secondsByDay, upTo: day, isOpen: false }).days,
      ]);
    expect(Math.max(...rows.map(({ streak_days }) => Number(streak_days)))).toBeGreaterThan(3);
  });
});

describe("after a change of settings", () => {
  test("all is derived anew under the new zone, start of day and gaps; no old day is left", async () => {
    const person = await someone({ time_zone: "Europe/Berlin" });
    await store(
      person,
      wildSessions(chanceOf(12), { startsAt: NOON - 3 * 86_400, endsAt: NOON, perDay: 100 }),
    );
    await rederiveDays(ctx, person.userId);
    expect(await cellsOf(person.userId)).toEqual(await recount(person.userId));
    await owner`update settings set time_zone = 'Pacific/Auckland',
      day_starts_at_minutes = 300, gap_minutes = 3, away_minutes = 1
      where user_id = ${person.userId}`;
    await owner`select mark_all_days_dirty(${person.userId})`;
    expect(await rederiveDays(ctx, person.userId)).toEqual({ daysLeft: 0 });
    const counted = await recount(person.userId);
    expect(counted.length).toBeGreaterThan(50);
    expect(await cellsOf(person.userId)).toEqual(counted);
  });
});

test("a late beginning of a session that goes on for hours reaches the day after it", async () => {
  const ada = await someone();
  const [laptop, tower] = ada.devices;
  /** Sealed pieces of five minutes, from `from` to `to` hours after the midnight of the 20th. */
  const pieces = (project: string, from: number, to: number): CodingSession[] =>
    Array.from({ length: (to - from) * 12 }, (_, index) => {
      const startedAt = NOON + 43_200 + from * 3_600 + index * 300;
      return aSession({ startedAt, endedAt: startedAt + 300, project, endedBy: "seal" });
    });
  const send = (deviceId: string, sessions: CodingSession[]) =>
    storeSessions(fresh, { userId: ada.userId, deviceId, sessions });
  const projects = async (): Promise<string[]> =>
    (
      await owner`
        select project from day_breakdowns
        where user_id = ${ada.userId} and day = '2026-11-21' and seconds > 0`
    ).map(({ project }) => String(project));
  await send(laptop, pieces("shop", -4, 1));
  await send(tower, pieces("blog", -3, 1));
  await deriveDays(ctx, ada.userId, ["2026-11-20", "2026-11-21"]);
  expect(await projects()).toEqual(["blog"]);
  await send(tower, pieces("blog", -5, -3));
  await deriveDays(ctx, ada.userId, ["2026-11-20"]);
  expect(await dirtyDays(ada.userId)).toEqual(["2026-11-21"]);
  await deriveDays(ctx, ada.userId, ["2026-11-21"]);
  expect(await projects()).toEqual(["shop"]);
  expect(await dirtyDays(ada.userId)).toEqual([]);
});
