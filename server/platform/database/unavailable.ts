import { DomainError } from "@streakline/shared/errors.ts";

/**
 * The refusal for an error that says that the database cannot serve just now (gone, starting, full,
 * overloaded, timed out): nothing is wrong with the request, and trying again later helps. Null for
 * every other error. Looks through `cause`, where drizzle keeps the driver's error.
 */
export function unavailable(error: unknown): DomainError | null {
  const code = errorCode(error);
  if (code === null ? !isCodelessLoss(error) : !(DRIVER_CODES.has(code) || SQL_STATES.test(code)))
    return null;
  return new DomainError("unavailable", { seconds: 5 }, { cause: error });
}

/** True for a refusal with `unavailable`, and for an error that becomes one. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DomainError) return error.code === "unavailable";
  return unavailable(error) !== null;
}

/** True for a deadlock or a serialization failure: the whole transaction may run again. */
export function isRetryable(error: unknown): boolean {
  const code = errorCode(error);
  return code === "40P01" || code === "40001";
}

/** The SQLSTATE or system error code of an error or of what caused it; null when there is none. */
export function errorCode(error: unknown): string | null {
  for (
    let at: unknown = error, depth = 0;
    at instanceof Error && depth < 5;
    at = at.cause, depth += 1
  ) {
    if (at instanceof DomainError) return null;
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return null;
}

/** The queue's driver gives a connection that was lost no code, only one of these sentences. */
function isCodelessLoss(error: unknown): boolean {
  for (
    let at: unknown = error, depth = 0;
    at instanceof Error && depth < 5;
    at = at.cause, depth += 1
  ) {
    if (at instanceof DomainError) return false;
    if (CODELESS.has(at.message)) return true;
  }
  return false;
}
const CODELESS = new Set([
  "Connection terminated",
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "timeout exceeded when trying to connect",
  "timeout expired",
  "Client has encountered a connection error and is not queryable",
  "Client was closed and is not queryable",
  "Query read timeout",
]);

/**
 * Conflicts that trying again did not end, connection exceptions, no resources, cancelled by a
 * timeout, operator intervention, input/output errors, read-only after a failover.
 */
const SQL_STATES = /^(40001|40P01|08\w{3}|53\w{3}|57014|57P0[1-5]|55P03|25P0[34]|25006|58\w{3})$/;
const DRIVER_CODES = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);
