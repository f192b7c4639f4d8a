import * as z from "zod/mini";
import type { Disk } from "../store/disk.ts";
import { readStoredJson, writeStoredJson } from "../store/stored-json.ts";
import type { AccountNames } from "../store/stored-names.ts";

/**
 * How delivery goes, as the window that sends knows it; the others read it from the disk to show
 * the same.
 */
export const DeliveryStatus = z.object({
  state: z.discriminatedUnion("state", [
    z.object({ state: z.literal("delivering") }),
    z.object({
      state: z.literal("offline"),
      sentence: z.string(),
      retryAtMilliseconds: z.number(),
    }),
    z.object({ state: z.literal("sign_in"), reason: z.string() }),
    z.object({
      state: z.literal("wrong_server"),
      sentence: z.string(),
      retryAtMilliseconds: z.number(),
    }),
  ]),
  lastSentAtMilliseconds: z.nullable(z.number()),
});
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

/** What the sending window wrote last; delivering, when it has written nothing yet. */
export async function readDeliveryStatus(disk: Disk, names: AccountNames): Promise<DeliveryStatus> {
  return (
    (await readStoredJson(disk, names.status, DeliveryStatus)) ?? {
      state: { state: "delivering" },
      lastSentAtMilliseconds: null,
    }
  );
}

/** Tells the other windows; only the window that sends may call it. */
export async function writeDeliveryStatus(
  disk: Disk,
  names: AccountNames,
  status: DeliveryStatus,
): Promise<void> {
  await writeStoredJson(disk, names.status, status);
}
