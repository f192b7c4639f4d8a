import { QUESTION_MILLISECONDS_MAX, watchedFetch } from "./connection.ts";

/** A refusal of an endpoint under /api/auth. `code` decides which sentence the person reads. */
export class AuthRefused extends Error {
  override readonly name = "AuthRefused";
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number) {
    super(`sign-in service refused: ${code}`);
    this.code = code;
    this.status = status;
  }
}

/**
 * Calls an endpoint of the sign-in service (better-auth) under /api/auth: a POST with a body, a GET
 * without. Gives the parsed answer. Throws AuthRefused with the code of the service, or with
 * `UNREACHABLE` when there was no answer.
 */
export async function callAuth(
  path: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const answered = await watchedFetch(
    `/api/auth${path}`,
    requestOf(body),
    QUESTION_MILLISECONDS_MAX,
  ).catch(() => null);
  if (answered === null) throw new AuthRefused("UNREACHABLE", 0);
  const answer: unknown = await answered.json().catch(() => null);
  if (!answered.ok)
    throw new AuthRefused(codeOf(answer) ?? `HTTP_${answered.status}`, answered.status);
  return answer;
}

function requestOf(body: Readonly<Record<string, unknown>> | undefined): RequestInit {
  if (body === undefined) return { method: "GET" };
  return {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}

function codeOf(answer: unknown): string | null {
  if (typeof answer !== "object" || answer === null) return null;
  if ("code" in answer && typeof answer.code === "string") return answer.code;
  if ("error" in answer && typeof answer.error === "string") return answer.error;
  if (
    "error" in answer &&
    typeof answer.error === "object" &&
    answer.error !== null &&
    "code" in answer.error
  )
    return String(answer.error.code);
  return null;
}
