import { SESSION_SETTINGS } from "@streakline/drizzle/session-settings.ts";
import postgres from "postgres";

/**
 * The state of a dependency. `degraded`: it works, but needs attention. Rejects when it is down.
 */
type Found = { state: "ok" | "degraded"; detail: string };

export interface DatabaseProbes {
  /** One entry per dependency, for /readyz. */
  probes: Readonly<
    Record<"database" | "partitions" | "derivation" | "outbox", () => Promise<Found>>
  >;
  close(): Promise<void>;
}

/** Oldest dirty day in seconds; an older one means that no worker runs. */
const DERIVE_SECONDS_MAX = 120;
/** Fewest months ahead that must have a partition. */
const MONTHS_AHEAD_MIN = 3;

/**
 * The checks of the parts in the database, over one connection of their own, so that they answer
 * even when the pools are exhausted.
 * @param workerUrl of the worker role
 * @param limitMs for connecting, and for one statement; a database that takes longer is down
 */
export function databaseProbes(workerUrl: string, limitMs = 1_000): DatabaseProbes {
  const sql = postgres(workerUrl, {
    max: 1,
    fetch_types: false,
    onnotice: () => {},
    connect_timeout: limitMs / 1_000,
    idle_timeout: 60,
    backoff: () => 0.1,
    connection: {
      ...SESSION_SETTINGS,
      application_name: "streakline health",
      search_path: "public",
      statement_timeout: limitMs,
    },
  });
  return {
    probes: {
      database: () => databaseServes(sql),
      partitions: () => partitionsReady(sql),
      derivation: () => derivationKeepsUp(sql),
      outbox: () => outboxKeepsUp(sql),
    },
    async close() {
      await sql.end({ timeout: 1 });
    },
  };
}

async function databaseServes(sql: postgres.Sql): Promise<Found> {
  const [row] = await sql`
    select current_setting('server_version') as version, pg_is_in_recovery() as read_only,
      current_setting('synchronous_commit') <> 'off' and current_setting('fsync') = 'on' as durable`;
  if (row?.["read_only"] === true) throw new Error("read-only");
  const version = `PostgreSQL ${String(row?.["version"]).split(" ")[0]}`;
  if (row?.["durable"] !== true)
    return {
      state: "degraded",
      detail: `${version}; commits may be lost: set fsync and synchronous_commit on`,
    };
  return { state: "ok", detail: version };
}

async function partitionsReady(sql: postgres.Sql): Promise<Found> {
  for (const parent of PARENTS) {
    const [row] = await sql`
      select (select count(*)::int from generate_series(0, ${MONTHS_AHEAD_MIN}) as m (n)
          where to_regclass(${`${parent}_`} || to_char((now() at time zone 'UTC') +
            make_interval(months => m.n), 'YYYY_MM')) is null) as missing,
        pg_relation_size(${`${parent}_default`}::regclass) > 0 as used`;
    if (Number(row?.["missing"]) > 0)
      return {
        state: "degraded",
        detail: "months ahead have no partition: run npm run admin -- partitions",
      };
    if (row?.["used"] === true && (await hasStrays(sql, parent)))
      return {
        state: "degraded",
        detail: "the default partition holds rows: run npm run admin -- partitions",
      };
  }
  return { state: "ok", detail: "the coming months are ready" };
}

const PARENTS = ["coding_sessions", "website_sessions"] as const;

/**
 * Whether the default partition has rows (its pages may also come from inserts that were rolled
 * back). The worker may read it only through its parent, so this selects between the months with a
 * partition: only rows of the default partition lie there.
 */
async function hasStrays(sql: postgres.Sql, parent: (typeof PARENTS)[number]): Promise<boolean> {
  const [row] = await sql`
    with months as (
      select month at time zone 'UTC' as starts, (month + interval '1 month') at time zone 'UTC' as ends
      from pg_inherits join pg_class on oid = inhrelid, lateral cast(to_date(right(relname, 7),
        'YYYY_MM') as timestamp) as month
      where inhparent = ${parent}::regclass and relname ~ '_[0-9]{4}_[0-9]{2}$'
    ), gaps as (
      select coalesce(lag(ends) over (order by starts), '-infinity') as since, starts as until from months
      union all select coalesce(max(ends), '-infinity'), 'infinity' from months
    )
    select exists (
      select from gaps, lateral (select from ${sql(parent)} where session_start >= since
        and session_start < until limit 1) as stray where since < until
    ) as strays`;
  return row?.["strays"] === true;
}

async function derivationKeepsUp(sql: postgres.Sql): Promise<Found> {
  const [row] = await sql`
    select count(*)::int as days, coalesce(extract(epoch from now() - min(marked_at)), 0)::int as age,
      (select count(*)::int from (
        select from dirty_days where refused_revision is not null and refused_revision = revision
          limit 10000) refused) as refused
    from (select marked_at from due_days order by marked_at limit 10000) as oldest`;
  const [days, age] = [Number(row?.["days"]), Number(row?.["age"])];
  if (age > DERIVE_SECONDS_MAX)
    return {
      state: "degraded",
      detail: `days wait for ${age} s to be derived: is a worker running?`,
    };
  if (Number(row?.["refused"]) > 0)
    return {
      state: "degraded",
      detail: `${row?.["refused"]} days are set aside: they hold more sessions than a person records`,
    };
  return {
    state: "ok",
    detail: days === 0 ? "all days are derived" : `${days} days wait to be derived`,
  };
}

async function outboxKeepsUp(sql: postgres.Sql): Promise<Found> {
  const [row] = await sql`
    select count(*)::int as waiting, count(*) filter (where attempts > 0)::int as failed,
      coalesce(extract(epoch from now() - min(created_at)), 0)::int as age
    from (select attempts, created_at from outbox order by id limit 10000) as oldest`;
  const [waiting, failed, age] = ["waiting", "failed", "age"].map((name) => Number(row?.[name]));
  const detail = waiting === 0 ? "every message is out" : `${waiting} messages wait`;
  if (failed !== 0)
    return { state: "degraded", detail: `${detail}, ${failed} of them failed: look at the log` };
  if (Number(age) > DERIVE_SECONDS_MAX)
    return { state: "degraded", detail: `${detail} for ${age} s: is a worker running?` };
  return { state: "ok", detail };
}
