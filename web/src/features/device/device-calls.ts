import * as z from "zod/mini";
import { AuthRefused, callAuth } from "../../api/call-auth.ts";

const DeviceRequest = z.object({
  user_code: z.string(),
  status: z.enum(["pending", "approved", "denied"]),
  client_id: z.optional(z.string()),
});
/** A client that waits for somebody to approve its code. */
export type DeviceRequest = z.infer<typeof DeviceRequest>;

/** Looks a code up and ties it to the person who is signed in. */
export async function lookUpCode(code: string): Promise<DeviceRequest> {
  return DeviceRequest.parse(await callAuth(`/device?user_code=${encodeURIComponent(code)}`));
}

/** Answers a waiting client. */
export async function answerCode(code: string, answer: "approve" | "deny"): Promise<void> {
  await callAuth(`/device/${answer}`, { userCode: code });
}

/**
 * A code as it was typed or linked: capitals, without blanks and dashes.
 * @example cleanCode(" abcd-efgh ") // "ABCDEFGH"
 */
export function cleanCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}

/**
 * A code as people compare it, in groups of four. @example groupedCode("ABCDEFGH") // "ABCD-EFGH"
 */
export function groupedCode(code: string): string {
  return (
    cleanCode(code)
      .match(/.{1,4}/g)
      ?.join("-") ?? ""
  );
}

/** What a client is called, by its id. */
export function clientName(clientId: string | undefined): string {
  return (
    (Object.hasOwn(CLIENTS, clientId ?? "") ? CLIENTS[clientId ?? ""] : undefined) ??
    "An application"
  );
}

/**
 * What kind of thing a client runs in, as people call it. @example clientKind("streakline-browser")
 * // "browser"
 */
export function clientKind(clientId: string | undefined): "editor" | "browser" {
  return clientId === "streakline-browser" ? "browser" : "editor";
}

/** Why a code cannot be approved, in a sentence. */
export function codeSentence(error: unknown): string {
  const code = error instanceof AuthRefused ? error.code : "";
  switch (code) {
    case "expired_token":
      return "This code has expired; codes are valid for ten minutes. Start the sign-in again where you began it.";
    case "access_denied":
      return "This code belongs to another account. Sign in with that account, or start again where you began.";
    case "UNREACHABLE":
      return "The server cannot be reached. Check the connection and try again.";
    case "rate_limited":
      return "Too many tries. Wait a minute, then try again.";
    default:
      return "This code is not known, or was used already. Check it, or start the sign-in again where you began it.";
  }
}

const CLIENTS: Readonly<Record<string, string>> = {
  "streakline-vscode": "Streakline for VS Code",
  "streakline-browser": "Streakline for browsers",
};
