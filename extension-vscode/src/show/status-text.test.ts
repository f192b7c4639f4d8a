import { expect, test } from "vitest";
import type { Mode } from "../record/mode.ts";
import { aSnapshot } from "../testing/a-snapshot.ts";
import { statusText, waitingAmount } from "./status-text.ts";

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
  const shown = statusText(aSnapshot(mode), 0);
  expect(shown.text).toBe(text);
  expect(shown.sentence).toMatch(sentence);
});

test("waitingAmount() is in minutes, less than a minute, or nothing", () => {
  expect(waitingAmount({ batches: 1, seconds: 60 })).toBe("1 min");
  expect(waitingAmount({ batches: 3, seconds: 0 })).toBe("less than a minute");
  expect(waitingAmount({ batches: 0, seconds: 0 })).toBe("nothing");
});
