import type { Mode } from "../record/mode.ts";
import type { Snapshot } from "../send/delivery.ts";

/** What a window shows of a person with 83 minutes today, 42 of them not sent yet. */
export function aSnapshot(mode: Mode): Snapshot {
  return {
    mode,
    account: { server: "http://127.0.0.1:4700", userId: "u", deviceId: "d", displayName: "Ann" },
    facts: {
      diskCode: null,
      isStoreFull: false,
      hasKey: true,
      consent: {
        isAllowed: true,
        withdrawals: 1,
        atMilliseconds: 1,
        discarded: { batches: 2, seconds: 2_520 },
        discarding: null,
      },
      status: { state: { state: "delivering" }, lastSentAtMilliseconds: null },
      waiting: { batches: 9, seconds: 2_520, bytes: 1 },
      refused: 0,
      today: {
        day: "2026-11-22",
        secondsTotal: 4_980,
        agentSeconds: 0,
        projects: [],
        languages: [],
      },
      allDevices: null,
      lost: 0,
    },
  };
}
