import { join } from "node:path";
import { bytesOf, type Disk, isMissing, namesIn } from "../store/disk.ts";
import { encodeFrame } from "../store/frame.ts";
import { freezeSegment } from "./freeze-segment.ts";
import { lifeOf, type ProcessIdentity } from "../store/process-identity.ts";
import { segmentContent, type SegmentMark } from "../store/segment-content.ts";
import type { AccountNames } from "../store/stored-names.ts";

/**
 * A window in another process namespace counts as dead when its segment shows no life for this
 * long.
 */
const PATIENCE_MILLISECONDS = 60_000;
/**
 * After this many unfinished attempts a segment goes to the quarantine unread: it crashes its
 * reader.
 */
const STRIKES_MAX = 3;

export type RecoverDeps = {
  disk: Disk;
  names: AccountNames;
  client: { name: string; version: string };
  clock: () => number;
  timeZone: () => string;
  monotonicMilliseconds: () => number;
  onBug: (error: unknown) => void;
};

/**
 * Gives a function that turns the segments of dead windows into batches and returns their number.
 * The window with the lease calls it now and then. Renaming a segment claims it and counts the
 * attempts: `….seg`, `….seg.1`, ….
 */
export function createRecovery(deps: RecoverDeps): () => Promise<number> {
  const { disk, names, clock, onBug } = deps;
  const lastSeen = new Map<string, { trace: string; sinceMilliseconds: number }>();

  async function isDead(name: string, path: string, owner: ProcessIdentity): Promise<boolean> {
    const life = lifeOf(owner);
    if (life !== "unknown") return life === "dead";
    const { size, mtimeMs } = await disk.stat(path);
    const trace = `${size} ${mtimeMs}`;
    const seen = lastSeen.get(name);
    const now = deps.monotonicMilliseconds();
    if (seen?.trace !== trace) lastSeen.set(name, { trace, sinceMilliseconds: now });
    return seen?.trace === trace && now - seen.sinceMilliseconds >= PATIENCE_MILLISECONDS;
  }

  async function recoverOne(name: string): Promise<boolean> {
    const match = /^(.+\.seg)(?:\.(\d+))?$/.exec(name);
    const path = join(names.segments, name);
    const found = match === null ? null : await bytesOf(disk, path);
    if (match?.[1] === undefined || found === null) return false;
    const strikes = Number(match[2] ?? 0);
    const { owner } = segmentContent(name, found.subarray(0, HEADER_BYTES_MAX)).header;
    if (strikes === 0 && !(await isDead(name, path, owner))) return false;
    if (strikes >= STRIKES_MAX) {
      await disk.rename(path, join(names.quarantine, match[1]));
      return false;
    }
    const claimed = join(names.segments, `${match[1]}.${strikes + 1}`);
    await disk.rename(path, claimed);
    await freezeSegment(disk, names, claimed, await markRecovered(deps, claimed), clock());
    return true;
  }

  return async () => {
    let recovered = 0;
    for (const name of await namesIn(disk, names.segments)) {
      try {
        if (await recoverOne(name)) recovered += 1;
      } catch (error) {
        // Another window claimed it, or an error that counts as an attempt: the next call tries
        // again.
        if (!isMissing(error)) onBug(error);
      }
    }
    return recovered;
  };
}

const HEADER_BYTES_MAX = 256 * 1024;

/**
 * Marks a segment unless it has a mark, and gives its bytes afterwards. The first mark counts, also
 * when two windows write one.
 */
async function markRecovered(
  { disk, client, timeZone, clock }: RecoverDeps,
  path: string,
): Promise<Buffer> {
  const bytes = await disk.readFile(path);
  const content = segmentContent(path, bytes);
  if (content.mark !== null) return bytes;
  const at = content.events.at(-1)?.at ?? clock();
  const mark: SegmentMark = { f: "mark", how: "recovered", at, timeZone: timeZone(), client };
  const handle = await disk.open(path, "a");
  try {
    await handle.appendFile(encodeFrame(Buffer.from(JSON.stringify(mark))));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return disk.readFile(path);
}
