import { DomainError, type ErrorCode, REFUSALS, sentence } from "@streakline/shared/errors.ts";
import { TRPCError } from "@trpc/server";
import * as z from "zod";

// zod/mini has no messages of its own, and shared/ uses it.
z.config(z.locales.en());

/**
 * `data` of every error on the wire. `refusal`: the code on which clients decide; null only for a
 * wrong use of HTTP.
 */
export type WireErrorData = {
  code: TRPCError["code"];
  httpStatus: number;
  path: string | null;
  refusal: ErrorCode | null;
  details: Readonly<Record<string, string | number>>;
  requestId: string;
};

/**
 * The refusal for a thrown value. Messages of unknown errors never reach a client.
 * 1. DomainError: unchanged
 * 2. error of a schema: `bad_input`
 * 3. tRPC's own refusal: the nearest code
 * 4. anything else: `internal`
 */
export function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (!(error instanceof TRPCError)) return new DomainError("internal", {}, { cause: error });
  if (error.cause instanceof DomainError) return error.cause;
  if (error.code === "BAD_REQUEST" && isZodError(error.cause)) return badInput(error.cause);
  const code = REFUSAL_OF_TRPC[error.code];
  if (code === undefined) return new DomainError("internal", {}, { cause: error });
  return new DomainError(code, code === "bad_input" ? { problem: "it cannot be read" } : {});
}

/** The refusal of an invalid input; names the first problem. */
export function badInput(complaint: z.core.$ZodError): DomainError {
  return new DomainError("bad_input", { problem: problemOf(complaint) });
}

/** The TRPCError for a refusal: same sentence, nearest code, the refusal as its cause. */
export function asTrpcError(refusal: DomainError): TRPCError {
  return new TRPCError({
    code: trpcCodeOf(refusal.code),
    message: refusal.message,
    cause: refusal,
  });
}

/** The tRPC code with the HTTP status nearest to the refusal's. */
export function trpcCodeOf(code: ErrorCode): TRPCError["code"] {
  return TRPC_OF_STATUS[REFUSALS[code][0]] ?? "INTERNAL_SERVER_ERROR";
}

/**
 * Message and data of an error on the wire, made only from the refusal, so that nothing else leaks.
 */
export function wireError(
  error: unknown,
  path: string | null,
  requestId: string,
): { message: string; data: WireErrorData } {
  if (error instanceof TRPCError && error.code === "METHOD_NOT_SUPPORTED") {
    const message = "Use GET for queries and POST for mutations.";
    return {
      message,
      data: { code: error.code, httpStatus: 405, path, refusal: null, details: {}, requestId },
    };
  }
  const refusal = refusalOf(error);
  const { code, status, details } = refusal;
  return {
    message: sentence(code, details),
    data: { code: trpcCodeOf(code), httpStatus: status, path, refusal: code, details, requestId },
  };
}

const REFUSAL_OF_TRPC: Partial<Record<TRPCError["code"], ErrorCode>> = {
  PARSE_ERROR: "bad_json",
  BAD_REQUEST: "bad_input",
  NOT_FOUND: "not_found",
  PAYLOAD_TOO_LARGE: "body_too_large",
  UNSUPPORTED_MEDIA_TYPE: "unsupported_type",
  UNAUTHORIZED: "unauthenticated",
  FORBIDDEN: "forbidden",
  TOO_MANY_REQUESTS: "rate_limited",
};

const TRPC_OF_STATUS: Record<number, TRPCError["code"]> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  410: "NOT_FOUND",
  412: "PRECONDITION_FAILED",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  416: "BAD_REQUEST",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  503: "SERVICE_UNAVAILABLE",
};

function isZodError(cause: unknown): cause is z.core.$ZodError {
  return cause instanceof Error && "issues" in cause && Array.isArray(cause.issues);
}

function problemOf(error: z.core.$ZodError): string {
  const [first] = error.issues;
  if (first === undefined) return "it is not valid";
  const path = first.path.map(String).join(".");
  return (path === "" ? first.message : `${path}: ${first.message}`).slice(0, 200);
}
