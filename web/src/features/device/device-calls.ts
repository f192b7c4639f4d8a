import * as z from "zod/mini";
import { AuthRefused, callAuth } from "../../api/call-auth.ts";

const DeviceRequest = z.object({
  user_code: z.string(),
  status: z.enum(["pending", "approved", "denied"]),
  client_id: z.optional(z.string()),
});
/** A client that waits for a person to approve its code. */
export type DeviceRequest = z.infer<typeof DeviceRequest>;

/** Fetches the request of a code and ties it to the signed-in person. */
export async function lookUpCode(code: string): Promise<DeviceRequest> {
  return DeviceRequest.parse(await callAuth(`/device?user_code=${encodeURIComponent(code)}`));
}

/** Approves or denies a waiting client. */
export async function answerCode(code: string, answer: "approve" | "deny"): Promise<void> {
  await callAuth(`/device/${answer}`, { userCode: code });
}

/**
 * A typed or linked code in capitals, without blanks and dashes.
 * @example cleanCode(" abcd-efgh ") // "ABCDEFGH"
 */
export function cleanCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}

/** A code in groups of four. @example groupedCode("ABCDEFGH") // "ABCD-EFGH" */
export function groupedCode(code: string): string {
  return (
    cleanCode(code)
      .match(/.{1,4}/g)
      ?.join("-") ?? ""
  );
}

/** The name of a client, by its id. */
export function clientName(clientId: string | undefined): string {
  return (
    (Object.hasOwn(CLIENTS, clientId ?? "") ? CLIENTS[clientId ?? ""] : undefined) ??
    "An application"
  );
}

/** What a client runs in. @example clientKind("streakline-browser") // "browser" */
export function clientKind(clientId: string | undefined): "editor" | "browser" {
  return clientId === "streakline-browser" ? "browser" : "editor";
}

/** The sentence for a code that cannot be approved. */
export function codeSentence(error: unknown): string {
  const code = error instanceof AuthRefused ? error.code : "";
  switch (code) {
    case "expired_token":
      return (
        "This code has expired; codes are valid for ten minutes. " +
        "Start the sign-in again where you began it."
      );
    case "access_denied":
      return (
        "This code belongs to another account. " +
        "Sign in with that account, or start again where you began."
      );
    case "UNREACHABLE":
      return "The server cannot be reached. Check the connection and try again.";
    case "rate_limited":
      return "Too many tries. Wait a minute, then try again.";
    default:
      return (
        "This code is not known, or was used already. " +
        "Check it, or start the sign-in again where you began it."
      );
  }
}

const CLIENTS: Readonly<Record<string, string>> = {
  "streakline-vscode": "Streakline for VS Code",
  "streakline-browser": "Streakline for browsers",
};
