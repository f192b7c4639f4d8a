import type { Mode } from "../../views/views.ts";

/**
 * What a mode is called, what it means and what to do, in plain words. `tone` colours the dot; the
 * word says the same.
 */
export type ModeText = { word: string; sentence: string; tone: "on" | "off" | "warn" };

/**
 * The words for a mode. Example: `{ mode: "signed_out" }` is “Signed out”. `clock` writes an
 * instant in milliseconds as a local time.
 */
export function modeText(mode: Mode, clock: (ms: number) => string): ModeText {
  switch (mode.mode) {
    case "recording":
      return {
        word: "Recording",
        sentence: "Sites in the focused window are counted.",
        tone: "on",
      };
    case "paused":
      return {
        word: "Paused",
        sentence:
          mode.untilMs === null
            ? "Until you resume. Nothing is recorded."
            : `Until ${clock(mode.untilMs)}. Nothing is recorded.`,
        tone: "off",
      };
    case "never_asked":
      return {
        word: "Not allowed yet",
        sentence: "Nothing is recorded before you have said what may be.",
        tone: "warn",
      };
    case "not_allowed":
      return {
        word: "Not allowed",
        sentence: "You chose to record nothing. You can change that at any time.",
        tone: "off",
      };
    case "signed_out":
      return {
        word: "Signed out",
        sentence: "Nothing is recorded. Connect this browser to your server.",
        tone: "warn",
      };
    case "storage_full":
      return {
        word: "Not recording",
        sentence: "The browser's storage is full. Free some space; what is stored stays.",
        tone: "warn",
      };
    case "sign_in":
      return {
        word: "Sign in again",
        sentence: "Recording goes on here. The server does not know this browser any more.",
        tone: "warn",
      };
    case "offline":
      return {
        word: "Offline",
        sentence: "Recording goes on here and is sent when the server can be reached.",
        tone: "warn",
      };
    case "wrong_server":
      return {
        word: "Check the server",
        sentence: `Recording goes on here. ${mode.sentence}`,
        tone: "warn",
      };
  }
}
