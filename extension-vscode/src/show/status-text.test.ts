import { expect, test } from "vitest";
import type { Snapshot } from "../send/delivery.ts";
import type { Mode } from "../record/mode.ts";
import { statusText, waitingAmount } from "./status-text.ts";

function snapshot(mode: Mode): Snapshot {
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

test.each<[Mode, string, RegExp]>([
  [{ mode: "recording" }, "$(watch) 1 h 23 min", /Recording/],
  [
    { mode: "paused", untilMilliseconds: 900_000 },
    "$(debug-pause) Paused 1 h 23 min",
    /for 15 min more/,
  ],
  [
    { mode: "paused", untilMilliseconds: null },
    "$(debug-pause) Paused 1 h 23 min",
    /until VS Code restarts/,
  ],
  [
    { mode: "offline", sentence: "refused", retryAtMilliseconds: 0 },
    "$(debug-disconnect) 1 h 23 min, 42 min waiting",
    /sent when it is back: 42 min/,
  ],
  [{ mode: "signed_out" }, "$(account) Streakline: sign in", /until you sign in/],
  [{ mode: "sign_in", reason: "key_revoked" }, "$(account) 1 h 23 min, sign in again", /revoked/],
  [
    { mode: "not_allowed", mustSignIn: false },
    "$(circle-slash) Not allowed 1 h 23 min",
    /^Coding is switched off .* Privacy on the dashboard\. What was .* \(42 min\) has been discarded\.$/,
  ],
  [
    { mode: "not_allowed", mustSignIn: true },
    "$(circle-slash) Not allowed 1 h 23 min",
    /on the dashboard, and sign in again\./,
  ],
  [{ mode: "disk", code: "ENOSPC" }, "$(error) Not recording: disk full", /Free some space/],
  [{ mode: "disk", code: "EIO" }, "$(error) Not recording: disk error", /EIO/],
  [{ mode: "store_full" }, "$(error) Not recording: local storage limit reached", /42 min unsent/],
  [
    { mode: "wrong_server", sentence: "Check streakline.server." },
    "$(warning) 1 h 23 min, 42 min waiting",
    /Check/,
  ],
])("%j shows %s", (mode, text, sentence) => {
  const shown = statusText(snapshot(mode), 0);
  expect(shown.text).toBe(text);
  expect(shown.sentence).toMatch(sentence);
});

test("waitingAmount() is in minutes, less than a minute, or nothing", () => {
  expect(waitingAmount({ batches: 1, seconds: 60 })).toBe("1 min");
  expect(waitingAmount({ batches: 3, seconds: 0 })).toBe("less than a minute");
  expect(waitingAmount({ batches: 0, seconds: 0 })).toBe("nothing");
});
