import { duration } from "@streakline/shared/time/duration.ts";
import type { Snapshot } from "../send/delivery.ts";

/**
 * What the status bar shows: an icon with a few words, a sentence for the tooltip and screen
 * readers, and how loud it is. `state` is the state in one or two words.
 */
export type StatusText = {
  text: string;
  state: string;
  sentence: string;
  level: "calm" | "warning" | "error";
};

/**
 * The words for every state of recording and delivery. Example: recording with 83 minutes gives
 * `$(watch) 1 h 23 min`.
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
        sentence: `Coding is switched off for your account, nothing is recorded. Switch it on under Privacy on the dashboard${mode.mustSignIn ? ", and sign in again" : ""}.${facts === null ? "" : discardedText(facts.consent.discarded)}`,
        level: "calm",
      };
    case "disk":
      return {
        state: capital(diskProblem(mode.code).short),
        text: `$(error) Not recording: ${diskProblem(mode.code).short}`,
        sentence: `Not recording: ${diskProblem(mode.code).long} It goes on by itself. Everything recorded before is safe.`,
        level: "error",
      };
    case "store_full":
      return {
        state: "Too much waits",
        text: "$(error) Not recording: too much waits",
        sentence: `${amount} wait to be sent, more than is kept on this machine. Recording goes on when the server has taken some.`,
        level: "error",
      };
    case "paused":
      return {
        state: "Paused",
        text: `$(debug-pause) Paused ${time}`,
        sentence: `Paused ${mode.untilMilliseconds === null ? "until VS Code restarts" : `for ${duration((mode.untilMilliseconds - nowMilliseconds) / 1000 + 59)} more`}. Nothing is recorded.`,
        level: "calm",
      };
    case "sign_in":
      return {
        state: "Sign in again",
        text: `$(account) ${time}, sign in again`,
        sentence: `${signInReason(mode.reason)} Recording goes on; ${amount} ${facts?.waiting.batches === 1 ? "waits" : "wait"} for you to sign in again.`,
        level: "warning",
      };
    case "wrong_server":
      return {
        state: "Another server answers",
        text: `$(warning) ${time}, ${amount} waiting`,
        sentence: `${mode.sentence} Recording goes on.`,
        level: "warning",
      };
    case "offline":
      return {
        state: "Offline",
        text: `$(debug-disconnect) ${time}, ${amount} waiting`,
        sentence: `The server cannot be reached (${mode.sentence}). Recording goes on; ${amount} will be sent when it is back.`,
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
 * What was thrown away when coding was switched off, with a space before it; nothing when nothing
 * was.
 */
export function discardedText({ batches, seconds }: { batches: number; seconds: number }): string {
  if (batches === 0) return "";
  return ` What was not sent yet (${seconds < 60 ? "less than a minute" : duration(seconds)}) has been discarded.`;
}

/**
 * What waits, as a person reads it: the time in it, or the number of batches when that is less than
 * a minute.
 */
export function waitingAmount({ batches, seconds }: { batches: number; seconds: number }): string {
  if (seconds >= 60) return duration(seconds);
  return batches === 1 ? "1 batch" : `${batches} batches`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * What is wrong with the disk, by the code of the file system error: two words for the status bar,
 * and what to do about it.
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
        long: "the folder of the extension cannot be written. Allow it.",
      };
    default:
      return {
        short: "disk error",
        long: `the disk refuses to write (${code === "" ? "unknown error" : code}). Check it.`,
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
      return "There is no key for this account on this machine.";
    case "forbidden":
      return "The server does not let this account send.";
    default:
      return "This editor's key was revoked or has expired.";
  }
}
