import { Day } from "@streakline/shared/time/instant.ts";
import * as z from "zod";
import type { WorkerTx } from "../../platform/database/db.ts";
import { addToOutbox } from "../../platform/outbox/outbox.ts";
import type { OutboxMessage } from "../../platform/outbox/relay.ts";

/** Kind of the outbox, and topic of the bus: these days of a person were derived. */
export const DAYS_DERIVED = "days_derived";

/** Keys only: subscribers read the days again. At most the days of a month. */
export const DaysDerived = z.strictObject({ userId: z.uuid(), days: z.array(Day).max(31) });
export type DaysDerived = z.infer<typeof DaysDerived>;

/** A step of the pipeline: announces derived days, once the transaction has committed. */
export async function announceDays(
  tx: WorkerTx,
  userId: string,
  days: readonly Day[],
): Promise<void> {
  if (days.length > 0) await addToOutbox(tx, userId, DAYS_DERIVED, { days });
}

/** Handles the announcement: publishes it to all processes. */
export async function publishDays(
  publish: (topic: string, payload: unknown) => Promise<void>,
  { userId, payload }: OutboxMessage,
): Promise<void> {
  await publish(DAYS_DERIVED, DaysDerived.parse({ ...(payload as object), userId }));
}
