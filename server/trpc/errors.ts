import { DomainError, type ErrorCode, REFUSALS, sentence } from "@streakline/shared/errors.ts";
import { TRPCError } from "@trpc/server";
import * as z from "zod";

// schemas of shared/ are made by zod/mini, which has no sentences of its own
z.config(z.locales.en());

/**
 * The `data` of every error on the wire. `refusal` is the code clients decide on; null only where
 * HTTP itself was used wrongly.
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
 * The refusal behind any thrown thing: a DomainError as it is, a schema's complaint as `bad_input`,
 * what tRPC itself refuses as the nearest code, everything else as `internal`, whose message never
 * reaches a client.
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

/** The refusal of an input that its schema does not take: says what is wrong with it first. */
export function badInput(complaint: z.core.$ZodError): DomainError {
  return new DomainError("bad_input", { problem: problemOf(complaint) });
}

/** The TRPCError for a refusal: same sentence, nearest code, the refusal itself as the cause. */
export function asTrpcError(refusal: DomainError): TRPCError {
  return new TRPCError({
    code: trpcCodeOf(refusal.code),
    message: refusal.message,
    cause: refusal,
  });
}

/** The tRPC code whose HTTP status is nearest to the refusal's. */
export function trpcCodeOf(code: ErrorCode): TRPCError["code"] {
  return TRPC_OF_STATUS[REFUSALS[code][0]] ?? "INTERNAL_SERVER_ERROR";
}

/**
 * Message and data of an error on the wire. Made from the refusal alone, so that nothing else can
 * leak.
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
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
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
