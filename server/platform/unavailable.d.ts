import { DomainError } from "@streakline/shared/errors.ts";
/**
 * The refusal for an error that says that the database cannot serve just now (gone, starting, full, overloaded, timed out): nothing is
 * wrong with the request, and trying again later helps. Null for every other error. Looks through `cause`, where drizzle keeps the driver's error.
 */
export declare function unavailable(error: unknown): DomainError | null;
/** True for a deadlock or a serialization failure: the whole transaction may run again. */
export declare function isRetryable(error: unknown): boolean;
/** The SQLSTATE or system error code of an error or of what caused it; null when there is none. */
export declare function errorCode(error: unknown): string | null;
