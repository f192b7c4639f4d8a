import type { Standing } from "@streakline/shared/delivery/standing.ts";
import * as z from "zod/mini";
import type { Disk } from "../store/disk.ts";
import { readStoredJson, writeStoredJson } from "../store/stored-json.ts";
import type { AccountNames } from "../store/stored-names.ts";

const StoredState = z.union([
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
]);

/**
 * How delivery goes, as the window that sends knows it; the others read it from the disk to show
 * the same.
 */
export const DeliveryStatus = z.object({
  state: StoredState,
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

/**
 * How delivery stands: the state on the disk, where the other windows read it, and the waits in
 * memory, for a window that starts anew tries at once. Only the window that sends may write.
 */
export function createStoredStanding({
  disk,
  names,
  nowMilliseconds,
}: {
  disk: Disk;
  names: AccountNames;
  nowMilliseconds: () => number;
}) {
  let waits = { failuresInARow: 0, notBeforeMs: 0 };
  return {
    read: async (): Promise<Standing> => ({ ...(await readDeliveryStatus(disk, names)), ...waits }),
    /** `hasSent`: the server has just stored something. */
    async write({ state, ...rest }: Standing, hasSent: boolean): Promise<void> {
      waits = rest;
      const before = await readDeliveryStatus(disk, names);
      const after: DeliveryStatus = {
        state: storedState(state, rest.notBeforeMs),
        lastSentAtMilliseconds: hasSent ? nowMilliseconds() : before.lastSentAtMilliseconds,
      };
      if (JSON.stringify(after) !== JSON.stringify(before))
        await writeStoredJson(disk, names.status, after);
    },
  };
}

function storedState(
  state: Standing["state"],
  retryAtMilliseconds: number,
): DeliveryStatus["state"] {
  const isRetried = state.state === "offline" || state.state === "wrong_server";
  return isRetried ? { ...state, retryAtMilliseconds } : state;
}
