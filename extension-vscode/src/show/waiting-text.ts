import { join } from "node:path";
import { duration } from "@streakline/shared/time/duration.ts";
import type { AccountDelivery } from "../send/account-delivery.ts";
import { type Disk, namesIn } from "../store/disk.ts";
import { readBatch, sentBatches, type Waiting, waitingBatches } from "../outbox/outbox.ts";
import { quarantined } from "../outbox/quarantined.ts";

const SHOWN_MAX = 50;

/**
 * All local data of an account as text: waiting batches, refused records with the reason, and the
 * last sent batches, each with its exact bytes.
 */
export async function waitingText(
  disk: Disk,
  { account, names }: Pick<AccountDelivery, "account" | "names">,
): Promise<string> {
  const waiting = await waitingBatches(disk, names);
  const refused = await quarantined(disk, names);
  const unreadable = (await namesIn(disk, names.quarantine)).filter(
    (name) => !name.endsWith(".json"),
  );
  const sent = await sentBatches(disk, names);
  const person = account.displayName === "" ? account.userId : account.displayName;
  const secondsWaiting = waiting.reduce((sum, { seconds }) => sum + seconds, 0);
  return [
    `# Streakline on this machine, for ${person} on ${account.server}`,
    `# Folder: ${names.folder}`,
    "",
    `## Waiting to be sent: ${batches(waiting.length)}, ${duration(secondsWaiting)}`,
    ...(await bodies(disk, names.outbox, waiting)),
    "",
    `## Refused (quarantine): ${refused.length + unreadable.length}`,
    ...refused.map(
      ({ atMilliseconds, code, sentence, record }) =>
        `${iso(atMilliseconds)}  ${code}: ${sentence}\n    ${JSON.stringify(record)}`,
    ),
    ...unreadable.map((name) => `unreadable: ${join(names.quarantine, name)}`),
    "",
    `## Sent last: ${batches(Math.min(SHOWN_MAX, sent.length))}`,
    ...(await bodies(disk, names.sent, sent)),
    "",
  ].join("\n");
}

async function bodies(disk: Disk, folder: string, entries: readonly Waiting[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { name, sealedAt } of entries.slice(0, SHOWN_MAX)) {
    const file = await readBatch(disk, folder, name);
    if (file === null) continue;
    lines.push(
      `${iso(sealedAt * 1000)}  ${file.state === "whole" ? file.sealed.body : `damaged: ${file.state}`}`,
    );
  }
  if (entries.length > SHOWN_MAX) lines.push(`… and ${entries.length - SHOWN_MAX} more`);
  return lines;
}

function batches(count: number): string {
  return count === 1 ? "1 batch" : `${count} batches`;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
