import type { TodayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { waitingBatches } from "../outbox/outbox.ts";
import { type CodingConsent, readCodingConsent } from "../record/coding-consent.ts";
import type { WaitingAmount } from "../record/mode.ts";
import { createUsage, WAITING_BYTES_MAX } from "../record/usage.ts";
import { type DeliveryStatus, readDeliveryStatus } from "../send/delivery-status.ts";
import { type Disk, namesIn } from "../store/disk.ts";
import type { AccountNames } from "../store/stored-names.ts";
import type { Today, TodayRules } from "./today.ts";
import { storedToday } from "./today-answer.ts";
import { createTodayReader } from "./today-reader.ts";

/** The local data of an account, for the screens. */
export type StoredFacts = {
  isStoreFull: boolean;
  consent: CodingConsent;
  status: DeliveryStatus;
  waiting: WaitingAmount;
  /** Records in the quarantine: refused by the server, or unreadable here. */
  refused: number;
  today: Today;
  allDevices: TodayAnswer | null;
};

/** Gives a function that reads the facts. `gapMinutes` null: the account's own setting counts. */
export function createFacts({
  disk,
  names,
  clock,
  timeZone,
  gapMinutes,
}: {
  disk: Disk;
  names: AccountNames;
  clock: () => number;
  timeZone: () => string;
  gapMinutes: () => number | null;
}): () => Promise<StoredFacts> {
  const readToday = createTodayReader(disk, names);
  const measure = createUsage(disk, names);
  return async () => {
    const { today } = await import("./today.ts");
    const now = clock();
    const waiting = await waitingBatches(disk, names);
    const quarantine = await namesIn(disk, names.quarantine);
    const bytes = await measure();
    const allDevices = await storedToday(disk, names);
    const rules: TodayRules = {
      timeZone: allDevices?.timeZone ?? timeZone(),
      dayStartsAtMinutes: allDevices?.settings.dayStartsAtMinutes ?? 0,
      gapMinutes: gapMinutes() ?? allDevices?.settings.gapMinutes ?? 15,
      awayMinutes: allDevices?.settings.awayMinutes ?? 2,
      earlier: allDevices?.settings.earlier ?? [],
    };
    return {
      isStoreFull: bytes >= WAITING_BYTES_MAX,
      consent: await readCodingConsent(disk, names),
      status: await readDeliveryStatus(disk, names),
      waiting: {
        batches: waiting.length,
        seconds: waiting.reduce((sum, entry) => sum + entry.seconds, 0),
        bytes,
      },
      // A temporary file is on its way to be one of them.
      refused: quarantine.filter((name) => !name.endsWith(".tmp")).length,
      today: today(await readToday(now), now, rules),
      allDevices,
    };
  };
}
