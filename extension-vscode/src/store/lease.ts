import { join } from "node:path";
import { bytesOf, codeOf, type Disk, namesIn } from "./disk.ts";
import { lifeOf, ProcessIdentity } from "./process-identity.ts";

/**
 * The holder shows a sign of life this often; others wait this long for one before they take over.
 */
const SIGN_OF_LIFE_MILLISECONDS = 2_000;
const PATIENCE_MILLISECONDS = 8_000;
const RELEASED = Buffer.from("released");

export type Lease = {
  /**
   * Keeps or tries to get the lease. True when this process holds it now. Call every second or two.
   */
  tick(): Promise<boolean>;
  /**
   * Asks the disk whether this process still holds the lease: before every send and every deletion.
   */
  holds(): Promise<boolean>;
  release(): Promise<void>;
};

/**
 * One sender over many windows. The lease is a file `<token>.json` with who holds it; the highest
 * token is the one that counts. A new holder makes the next token exclusively, so two can never get
 * the same one, and a holder that was frozen finds a higher token and stops. A dead holder (number
 * and start time of the process) is replaced at once, one that merely shows no life after 8 s. What
 * is seen is measured on this process's own monotonic clock, so jumping wall clocks and shared
 * folders do no harm.
 */
export function createLease(
  disk: Disk,
  folder: string,
  me: ProcessIdentity,
  monotonicMilliseconds: () => number,
): Lease {
  let mine: number | null = null;
  let shownAt = Number.NEGATIVE_INFINITY;
  let seen = { token: -1, mtimeMs: 0, sinceMilliseconds: 0 };

  const pathOf = (token: number) => join(folder, `${token}.json`);
  const tokens = () => tokensIn(disk, folder);

  async function holds(): Promise<boolean> {
    if (mine === null) return false;
    if ((await tokens())[0] !== mine) mine = null;
    return mine !== null;
  }

  async function isAbandoned(token: number): Promise<boolean> {
    const bytes = await bytesOf(disk, pathOf(token));
    if (bytes === null || bytes.equals(RELEASED)) return true;
    const holder = holderOf(bytes);
    if (holder !== null && lifeOf(holder) === "dead") return true;
    const { mtimeMs } = await disk.stat(pathOf(token));
    const now = monotonicMilliseconds();
    if (seen.token !== token || seen.mtimeMs !== mtimeMs)
      seen = { token, mtimeMs, sinceMilliseconds: now };
    return now - seen.sinceMilliseconds >= PATIENCE_MILLISECONDS;
  }

  async function take(token: number): Promise<boolean> {
    await disk.mkdir(folder, { recursive: true });
    if (!(await createExclusively(disk, pathOf(token), JSON.stringify(me)))) return false;
    mine = token;
    shownAt = monotonicMilliseconds();
    for (const old of await tokens()) if (old < token) await disk.rm(pathOf(old), { force: true });
    return holds();
  }

  return {
    holds,
    async tick() {
      if (await holds()) {
        const now = monotonicMilliseconds();
        if (mine !== null && now - shownAt >= SIGN_OF_LIFE_MILLISECONDS) {
          shownAt = now;
          const wall = new Date();
          await disk.utimes(pathOf(mine), wall, wall);
        }
        return true;
      }
      const [highest = 0] = await tokens();
      if (highest > 0 && !(await isAbandoned(highest))) return false;
      return take(highest + 1);
    },
    async release() {
      if (!(await holds()) || mine === null) return;
      // The file stays: tokens only grow, so that a frozen holder never meets its own token again.
      const handle = await disk.open(pathOf(mine), "r+");
      try {
        await handle.truncate();
        await handle.writeFile(RELEASED);
      } finally {
        await handle.close();
      }
      mine = null;
    },
  };
}

function holderOf(bytes: Buffer): ProcessIdentity | null {
  try {
    return ProcessIdentity.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    return null;
  }
}

/** The tokens in a folder, highest first. */
async function tokensIn(disk: Disk, folder: string): Promise<number[]> {
  return (await namesIn(disk, folder))
    .map((name) => /^(\d{1,15})\.json$/.exec(name)?.[1])
    .filter((text) => text !== undefined)
    .map(Number)
    .toSorted((a, b) => b - a);
}

/** Makes a file that does not exist; false when another process was faster. */
async function createExclusively(disk: Disk, path: string, text: string): Promise<boolean> {
  try {
    const handle = await disk.open(path, "wx", 0o600);
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}
