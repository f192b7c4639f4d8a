import { DomainError, type ErrorCode } from "@streakline/shared/errors.ts";
import { TRPCError } from "@trpc/server";
/** The `data` of every error on the wire. `refusal` is the code clients decide on; null only where HTTP itself was used wrongly. */
export type WireErrorData = {
  code: TRPCError["code"];
  httpStatus: number;
  path: string | null;
  refusal: ErrorCode | null;
  details: Readonly<Record<string, string | number>>;
  requestId: string;
};
/**
 * The refusal behind any thrown thing: a DomainError as it is, a schema's complaint as `bad_input`, what tRPC itself refuses as the
 * nearest code, everything else as `internal`, whose message never reaches a client.
 */
export declare function refusalOf(error: unknown): DomainError;
/** The TRPCError for a refusal: same sentence, nearest code, the refusal itself as the cause. */
export declare function asTrpcError(refusal: DomainError): TRPCError;
/** The tRPC code whose HTTP status is nearest to the refusal's. */
export declare function trpcCodeOf(code: ErrorCode): TRPCError["code"];
/** Message and data of an error on the wire. Made from the refusal alone, so that nothing else can leak. */
export declare function wireError(
  error: unknown,
  path: string | null,
  requestId: string,
): {
  message: string;
  data: WireErrorData;
};
