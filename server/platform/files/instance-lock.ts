import { setTimeout as sleep } from "node:timers/promises";
import { SESSION_SETTINGS } from "@streakline/drizzle/session-settings.ts";
import postgres from "postgres";
import { StartError } from "../start-error.ts";
import { withConnection } from "../database/with-connection.ts";

/** Another process uses this data. The message names it and says what to do. */
export class DataInUseError extends StartError {
  override readonly name = "DataInUseError";
  /** Id of that process, or null if unknown. */
  readonly pid: number | null;
  constructor(role: string, pid: number | null) {
    const process = pid === null ? "" : ` as process ${pid}`;
    super(
      `Streakline (${role}) is already running on this data${process}. ` +
        "Stop that one first, or choose another folder with DATA_DIR.",
    );
    this.pid = pid;
  }
}

/** Within this time after a restart of the database its holder has the lock again. */
const RETURN_SECONDS = 5;

/**
 * Holds the data for this process until `release` or its end: a lock in the database, so that no
 * stale lock remains. Taken again at once after a restart of the database, for which others wait.
 * @param role `server`, `api` or `worker`. Different roles share the data; the same role twice
 * throws DataInUseError.
 * @param isAdopted whether another process started the database
 */
export async function holdInstance(
  ownerUrl: string,
  role: string,
  isAdopted = false,
): Promise<{ release(): Promise<void> }> {
  const name = nameOf(role);
  let isReleased = false;
  let isRegaining = false;
  const client = postgres(ownerUrl, {
    max: 1,
    fetch_types: false,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
    connect_timeout: 10,
    // The longer the database was away, the longer the default waits before it looks again.
    backoff: () => 0.1,
    connection: { ...SESSION_SETTINGS, application_name: `${name}${process.pid}` },
    onclose: () => {
      if (!isReleased) setTimeout(() => void regain(), 50).unref();
    },
  });

  async function acquire(): Promise<boolean> {
    if (isReleased) return true;
    const [row] =
      await client`select pg_try_advisory_lock(hashtext('streakline instance'), hashtext(${role})) as held`;
    return row?.["held"] === true;
  }

  /**
   * Takes the lock again: once the database is back, also from another process that took it in
   * between, when that ends.
   */
  async function regain(): Promise<void> {
    if (isRegaining) return;
    isRegaining = true;
    while (true) {
      const isHeld = await acquire().catch(() => null);
      if (isHeld === true) break;
      await sleep(isHeld === null ? 50 : 1_000, null, { ref: false });
    }
    isRegaining = false;
  }

  /** A database that was started again a moment ago may still have its holder on the way back. */
  async function letHolderReturn(): Promise<void> {
    const [row] = await client`
      select extract(epoch from clock_timestamp() - pg_postmaster_start_time())::float8 as age`;
    // The age is negative when the clock was set back since.
    const age = Math.max(0, Number(row?.["age"]));
    await sleep(Math.max(0, RETURN_SECONDS - age) * 1_000);
  }

  if (isAdopted) await letHolderReturn();
  for (let attempt = 1; !(await acquire()); attempt += 1) {
    const holder = await holderOf(client, name);
    // The database notices the end of a process a moment later.
    if (attempt < 10 && (holder === null || !isAlive(holder))) {
      await sleep(100);
      continue;
    }
    isReleased = true;
    await client.end({ timeout: 1 });
    throw new DataInUseError(role, holder);
  }
  return {
    async release() {
      isReleased = true;
      await client.end({ timeout: 1 });
    },
  };
}

/**
 * Throws DataInUseError while a living process holds the data for `role`. Takes no lock, so it can
 * run before anything is started. Only holdInstance() decides for sure.
 */
export async function assertNotHeld(ownerUrl: string, role: string): Promise<void> {
  const name = nameOf(role);
  const holder = await withConnection(
    ownerUrl,
    { name: "look", connectSeconds: 3 },
    async (sql) => {
      const [row] = await sql`
      select substr(application_name, length(${name}) + 1)::int as pid from pg_stat_activity
        join pg_locks using (pid)
      where datname = current_database() and starts_with(application_name, ${name})
        and locktype = 'advisory' and granted limit 1`;
      return row === undefined ? null : Number(row["pid"]);
    },
  );
  if (holder !== null && isAlive(holder)) throw new DataInUseError(role, holder);
}

/** Prefix of the holder's application_name in the database; its process id follows. */
function nameOf(role: string): string {
  return `streakline-instance ${role} `;
}

async function holderOf(client: postgres.Sql, name: string): Promise<number | null> {
  const [row] = await client`
    select substr(application_name, length(${name}) + 1)::int as pid from pg_stat_activity
    where datname = current_database() and starts_with(application_name, ${name})
      and pid <> pg_backend_pid() order by backend_start limit 1`;
  return row === undefined ? null : Number(row["pid"]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
