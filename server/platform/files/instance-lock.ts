import postgres from "postgres";
import { StartError } from "../start-error.ts";
import { withConnection } from "../database/with-connection.ts";

/** Somebody else runs on this data; the message names the process and says what to do. */
export class DataInUseError extends StartError {
  override readonly name = "DataInUseError";
  /** The process that holds it; null when it cannot be told. */
  readonly pid: number | null;
  constructor(role: string, pid: number | null) {
    super(
      `Streakline (${role}) is already running on this data${pid === null ? "" : ` as process ${pid}`}. Stop that one first, or choose another folder with DATA_DIR.`,
    );
    this.pid = pid;
  }
}

/**
 * Holds the data for this process until `release`, or until the process dies: a lock inside the
 * database, so nothing stale ever stays behind. When the database restarts, the lock is taken again
 * at once.
 * @param role what runs (`server`, `api`, `worker`): different roles share the data, the same role
 * twice is refused with DataInUseError.
 */
export async function holdInstance(
  ownerUrl: string,
  role: string,
): Promise<{ release(): Promise<void> }> {
  const name = nameOf(role);
  let isReleased = false;
  const client = postgres(ownerUrl, {
    max: 1,
    fetch_types: false,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
    connect_timeout: 10,
    connection: { application_name: `${name}${process.pid}` },
    onclose: () => {
      if (!isReleased) setTimeout(() => void acquire().catch(() => {}), 50).unref();
    },
  });

  async function acquire(): Promise<boolean> {
    if (isReleased) return true;
    const [row] =
      await client`select pg_try_advisory_lock(hashtext('streakline instance'), hashtext(${role})) as held`;
    return row?.["held"] === true;
  }

  for (let attempt = 1; !(await acquire()); attempt += 1) {
    const holder = await holderOf(client, name);
    // One that just died is seen by the database a moment later.
    if (attempt < 10 && (holder === null || !isAlive(holder))) {
      await new Promise((resolve) => setTimeout(resolve, 100));
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
 * Refuses with DataInUseError while a process that lives holds the data for `role`; takes nothing
 * itself, so that it can be asked before anything is started. Only holdInstance decides for sure.
 */
export async function assertNotHeld(ownerUrl: string, role: string): Promise<void> {
  const name = nameOf(role);
  const holder = await withConnection(
    ownerUrl,
    { name: "look", connectSeconds: 3 },
    async (sql) => {
      const [row] = await sql`
      select substr(application_name, length(${name}) + 1)::int as pid from pg_stat_activity join pg_locks using (pid)
      where datname = current_database() and starts_with(application_name, ${name}) and locktype = 'advisory' and granted limit 1`;
      return row === undefined ? null : Number(row["pid"]);
    },
  );
  if (holder !== null && isAlive(holder)) throw new DataInUseError(role, holder);
}

/** What the database shows a holder as, followed by the number of its process. */
function nameOf(role: string): string {
  return `streakline-instance ${role} `;
}

async function holderOf(client: postgres.Sql, name: string): Promise<number | null> {
  const [row] = await client`
    select substr(application_name, length(${name}) + 1)::int as pid from pg_stat_activity
    where datname = current_database() and starts_with(application_name, ${name}) and pid <> pg_backend_pid() order by backend_start limit 1`;
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
