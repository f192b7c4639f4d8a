import { duration } from "@streakline/shared/time/duration.ts";
import type { Snapshot } from "../send/delivery.ts";

/**
 * Content of the status bar. `text`: icon and a few words; `sentence`: for the tooltip and screen
 * readers; `state`: one or two words for the state.
 */
export type StatusText = {
  text: string;
  state: string;
  sentence: string;
  level: "calm" | "warning" | "error";
};

/**
 * The status of every mode of recording and sending.
 * @example recording with 83 minutes: the text is `$(watch) 1 h 23 min`
 */
export function statusText({ mode, facts }: Snapshot, nowMilliseconds: number): StatusText {
  const time = duration(facts?.today.secondsTotal ?? 0);
  const amount = waitingAmount(facts?.waiting ?? { batches: 0, seconds: 0 });
  switch (mode.mode) {
    case "signed_out":
      return {
        state: "Signed out",
        text: "$(account) Streakline: sign in",
        sentence: "Nothing is recorded until you sign in.",
        level: "calm",
      };
    case "not_allowed":
      return {
        state: "Not allowed",
        text: `$(circle-slash) Not allowed ${time}`,
        sentence:
          "Coding is switched off for your account, nothing is recorded. Switch it on under " +
          `Privacy on the dashboard${mode.mustSignIn ? ", and sign in again" : ""}.` +
          (facts === null ? "" : discardedText(facts.consent.discarded)),
        level: "calm",
      };
    case "disk":
      return {
        state: capital(diskProblem(mode.code).short),
        text: `$(error) Not recording: ${diskProblem(mode.code).short}`,
        sentence:
          `Not recording: ${diskProblem(mode.code).long} ` +
          "Recording then goes on by itself. Everything recorded before is safe.",
        level: "error",
      };
    case "store_full":
      return {
        state: "Storage limit reached",
        text: "$(error) Not recording: local storage limit reached",
        sentence:
          `Not recording: ${amount} unsent, the limit of local storage. ` +
          "Recording goes on when the server has received some of it. Check the server.",
        level: "error",
      };
    case "paused":
      return {
        state: "Paused",
        text: `$(debug-pause) Paused ${time}`,
        sentence: `Paused ${pauseLeft(mode.untilMilliseconds, nowMilliseconds)}. Nothing is recorded.`,
        level: "calm",
      };
    case "sign_in":
      return {
        state: "Sign in again",
        text: `$(account) ${time}, sign in again`,
        sentence:
          `${signInReason(mode.reason)} Recording goes on. ` +
          `Sign in again to send what waits: ${amount}.`,
        level: "warning",
      };
    case "wrong_server":
      return {
        state: "Check the server",
        text: `$(warning) ${time}, ${amount} waiting`,
        sentence: `${mode.sentence} Recording goes on.`,
        level: "warning",
      };
    case "offline":
      return {
        state: "Offline",
        text: `$(debug-disconnect) ${time}, ${amount} waiting`,
        sentence:
          `The server cannot be reached (${mode.sentence}). Recording goes on. ` +
          `What waits is sent when it is back: ${amount}.`,
        level: "calm",
      };
    case "recording":
      return {
        state: "Recording",
        text: `$(watch) ${time}`,
        sentence: "Recording.",
        level: "calm",
      };
  }
}

/**
 * A sentence about time that was discarded when coding was switched off, with a space before it;
 * empty if none was.
 */
export function discardedText({ batches, seconds }: { batches: number; seconds: number }): string {
  if (batches === 0) return "";
  const amount = waitingAmount({ batches, seconds });
  return ` What was not sent yet (${amount}) has been discarded.`;
}

/** The amount of unsent time: rounded down to minutes, "less than a minute" or "nothing". */
export function waitingAmount({ batches, seconds }: { batches: number; seconds: number }): string {
  if (seconds >= 60) return duration(seconds);
  return batches === 0 ? "nothing" : "less than a minute";
}

function pauseLeft(untilMilliseconds: number | null, nowMilliseconds: number): string {
  if (untilMilliseconds === null) return "until VS Code restarts";
  return `for ${duration((untilMilliseconds - nowMilliseconds) / 1000 + 59)} more`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * The problem of a file system error code: two words for the status bar, and a sentence with what
 * to do.
 */
export function diskProblem(code: string): { short: string; long: string } {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return { short: "disk full", long: "the disk is full. Free some space." };
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return {
        short: "disk read-only",
        long: "the extension's folder is read-only. Allow this user to write to it.",
      };
    default:
      return {
        short: "disk error",
        long: `writing to the disk failed (${code === "" ? "unknown error" : code}). Check the disk.`,
      };
  }
}

function signInReason(reason: string): string {
  switch (reason) {
    case "account_gone":
      return "This account was deleted on the server.";
    case "other_account":
      return "The stored key belongs to another account.";
    case "signed_out":
      return "This machine has no key for the account.";
    case "forbidden":
      return "The server does not accept time from this account.";
    default:
      return "This editor's key was revoked or has expired.";
  }
}
