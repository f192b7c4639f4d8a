import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";
import { type Disk, isMissing } from "./disk.ts";
import { encodeFrame } from "./frame.ts";
import type { SegmentHeader, SegmentMark } from "./segment-content.ts";
import { syncFolder } from "./write-durably.ts";

/**
 * The append-only file into which one window writes events until it is sealed. All methods must be
 * called one after the other.
 */
export type Segment = {
  path: string;
  header: SegmentHeader;
  /** Events that are durable in it. */
  events: number;
  /**
   * Resolves when the events are on the disk (fsync). Throws when the disk refuses, and
   * SegmentTaken when another process took the file.
   */
  append(events: readonly ActivityEvent[]): Promise<void>;
  /** Ends the segment: nothing may follow. */
  mark(mark: SegmentMark): Promise<void>;
  /** Touches the file: shows windows that cannot see this process that it lives. */
  showLife(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Another window has claimed this file as that of a dead process. The last append may be missing in
 * its batch.
 */
export class SegmentTaken extends Error {
  override readonly name = "SegmentTaken";
}

/**
 * Starts a segment. Its header is written twice, so that one damaged frame cannot cost the identity
 * of the records.
 */
export async function createSegment(
  disk: Disk,
  folder: string,
  header: SegmentHeader,
): Promise<Segment> {
  const path = join(folder, `${header.batchId}.seg`);
  const handle = await disk.open(path, "wx", 0o600);
  const frame = frameOf(header);
  let size = 2 * frame.length;
  let ino: number;
  try {
    await handle.appendFile(Buffer.concat([frame, frame]));
    await handle.sync();
    await syncFolder(disk, folder);
    ({ ino } = await disk.stat(path));
  } catch (error) {
    await handle.close();
    await disk.rm(path, { force: true });
    throw error;
  }

  async function write(bytes: Buffer): Promise<void> {
    try {
      await handle
        .write(bytes, 0, bytes.length, size)
        .then(({ bytesWritten }) => writeRest(handle, bytes, bytesWritten, size));
      await handle.datasync();
    } catch (error) {
      await handle.truncate(size).catch(() => undefined);
      throw error;
    }
    size += bytes.length;
    const isTaken = await disk.stat(path).then(
      (now) => now.ino !== ino,
      (error: unknown) => isMissing(error),
    );
    if (isTaken) throw new SegmentTaken("another window took over this segment");
  }

  const segment: Segment = {
    path,
    header,
    events: 0,
    async append(events) {
      await write(Buffer.concat(events.map((event) => frameOf({ f: "event", event }))));
      segment.events += events.length;
    },
    mark: (mark) => write(frameOf(mark)),
    async showLife() {
      const now = new Date();
      await disk.utimes(path, now, now);
    },
    close: () => handle.close(),
  };
  return segment;
}

function frameOf(value: object): Buffer {
  return encodeFrame(Buffer.from(JSON.stringify(value)));
}

async function writeRest(
  handle: FileHandle,
  bytes: Buffer,
  written: number,
  position: number,
): Promise<void> {
  let done = written;
  while (done < bytes.length)
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
}
