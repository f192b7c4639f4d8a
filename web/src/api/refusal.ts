import { type ErrorCode, REFUSALS, sentence } from "@streakline/shared/errors.ts";

/** An error as a page shows it. The code decides, never the message of the error. */
export type Refusal = {
  code: ErrorCode | "unreachable";
  sentence: string;
  requestId: string | null;
  canRetry: boolean;
};

/**
 * Turns anything thrown into a refusal: an answer of the server by its code, no answer as
 * `unreachable`.
 * @example refusalOf(new TypeError("fetch failed")).code // "unreachable"
 */
export function refusalOf(error: unknown): Refusal {
  const data = dataOf(error);
  if (data === null) {
    return {
      code: "unreachable",
      sentence: "The server cannot be reached. Nothing is lost; this page tries again by itself.",
      requestId: null,
      canRetry: true,
    };
  }
  const code = isErrorCode(data.refusal) ? data.refusal : "internal";
  const details = isDetails(data.details) ? data.details : {};
  const canRetry = REFUSALS[code][0] >= 500 || code === "rate_limited";
  return {
    code,
    sentence: sentence(code, details),
    requestId: typeof data.requestId === "string" ? data.requestId : null,
    canRetry,
  };
}

function dataOf(error: unknown): Record<string, unknown> | null {
  if (typeof error !== "object" || error === null || !("data" in error)) return null;
  return isRecord(error.data) ? error.data : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && Object.hasOwn(REFUSALS, value);
}

function isDetails(value: unknown): value is Record<string, string | number> {
  return (
    isRecord(value) &&
    Object.values(value).every((entry) => typeof entry === "string" || typeof entry === "number")
  );
}
