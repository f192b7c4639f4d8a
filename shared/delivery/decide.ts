import * as z from "zod/mini";
import { ERROR_CODES, type ErrorCode } from "../errors.ts";
import type { EpochSeconds, Seconds } from "../time/instant.ts";
import { type Batch, type BatchRecord, PushAnswer } from "../activity/batch.ts";

/**
 * The answer to a batch. `body` is the parsed JSON, or undefined when it was none. `at` is the
 * client's clock when the answer arrived, to read a date in Retry-After. Redirects must not be
 * followed: give the 3xx itself.
 */
export type DeliveryAnswer =
  | { readonly kind: "network_error"; readonly error: string }
  | {
      readonly kind: "http";
      readonly status: number;
      readonly contentType: string | null;
      readonly body: unknown;
      readonly retryAfter: string | null;
      readonly at: EpochSeconds;
    };

type Rejected = { readonly id: string; readonly code: string; readonly sentence: string };

/**
 * What the sender does next. Only `acknowledged` deletes the batch; `quarantine` moves it to the
 * quarantine, which the person sees; all others keep it.
 */
export type Decision =
  /**
   * Delete the batch; put the rejected records into quarantine. `in_future` ones may be sealed
   * again once their time has come.
   */
  | { readonly kind: "acknowledged"; readonly rejected: readonly Rejected[] }
  /** Send the same bytes again after `afterSeconds`. */
  | {
      readonly kind: "retry";
      readonly afterSeconds: Seconds;
      readonly reason: "network" | "busy" | "server_error" | "damaged";
    }
  /**
   * Fetch a new token (`token_expired`, `unauthenticated`), or stop sending, go on recording and
   * ask the person once.
   */
  | {
      readonly kind: "sign_in";
      readonly reason:
        | "token_expired"
        | "unauthenticated"
        | "key_revoked"
        | "forbidden"
        | "account_gone";
    }
  /** Replace the batch by the two halves of splitBatch(). */
  | { readonly kind: "split" }
  /** Put the same records into a batch with a new id: this id was used for other bytes. */
  | { readonly kind: "reseal" }
  /** The server refuses the only record for ever: move it to the quarantine with the code. */
  | { readonly kind: "quarantine"; readonly code: ErrorCode; readonly sentence: string }
  /**
   * The versions of client and server do not fit: keep everything, tell the person, and try again
   * after `afterSeconds`.
   */
  | {
      readonly kind: "update_needed";
      readonly afterSeconds: Seconds;
      readonly code: string;
      readonly sentence: string;
    }
  /**
   * The answer is not from a Streakline server but from a login page, a redirect or another
   * service: keep everything, show the address, and try slowly.
   */
  | {
      readonly kind: "wrong_server";
      readonly afterSeconds: Seconds;
      readonly reason: "redirected" | "no_such_route" | "not_json" | "not_an_answer";
    };

/**
 * Decides on the answer to a batch. `attempt`: 1-based count of consecutive failures, this attempt
 * included. `random` is in [0, 1). An acknowledgement is believed only when it is JSON, echoes the
 * batch id and has one result per record, in order.
 * @example decide({ kind: "http", status: 503, retryAfter: "30", … }, batch, 1, 0.5) // { kind:
 * "retry", afterSeconds: 45, reason: "server_error" }
 */
export function decide(
  answer: DeliveryAnswer,
  batch: Pick<Batch<BatchRecord>, "id" | "records">,
  attempt: number,
  random: number,
): Decision {
  const afterSeconds = backOffSeconds(attempt, random);
  if (answer.kind === "network_error") return { kind: "retry", afterSeconds, reason: "network" };
  const { status } = answer;
  const isJson = /^application\/json\b/i.test(answer.contentType ?? "");
  const wrongServer = (
    reason: Extract<Decision, { kind: "wrong_server" }>["reason"],
  ): Decision => ({
    kind: "wrong_server",
    afterSeconds: Math.max(afterSeconds, SLOW_SECONDS_MIN),
    reason,
  });

  if (status >= 200 && status < 300) {
    if (!isJson) return wrongServer("not_json");
    return acknowledgement(answer.body, batch) ?? wrongServer("not_an_answer");
  }
  if (status >= 300 && status < 400) return wrongServer("redirected");

  const waitSeconds = Math.max(
    afterSeconds,
    retryAfterSeconds(answer.retryAfter, answer.at, random),
  );
  if (status === 408 || status === 425 || status === 429)
    return { kind: "retry", afterSeconds: waitSeconds, reason: "busy" };
  if (status >= 500) return { kind: "retry", afterSeconds: waitSeconds, reason: "server_error" };

  const smaller = (code: ErrorCode, said: string): Decision =>
    batch.records.length > 1 ? { kind: "split" } : { kind: "quarantine", code, sentence: said };
  const refusal = isJson ? refusalIn(answer.body) : null;
  if (refusal === null) {
    // A proxy in between may have a smaller limit than the server.
    if (status === 413 && batch.records.length > 1) return { kind: "split" };
    if (status === 426)
      return {
        kind: "update_needed",
        afterSeconds: SLOW_SECONDS_MIN,
        code: "426",
        sentence: "Update the extension.",
      };
    return wrongServer(isJson ? "no_such_route" : "not_json");
  }
  const { code, sentence } = refusal;
  if (isSignIn(code)) return { kind: "sign_in", reason: code };
  if (code === "batch_conflict") return { kind: "reseal" };
  // The bytes were damaged on the way; the stored ones may be intact.
  if ((code === "bad_gzip" || code === "bad_json") && attempt < DAMAGED_ATTEMPTS_MAX)
    return { kind: "retry", afterSeconds, reason: "damaged" };
  if (status === 426 || OUTDATED.has(code)) {
    return {
      kind: "update_needed",
      afterSeconds: Math.max(afterSeconds, SLOW_SECONDS_MIN),
      code,
      sentence,
    };
  }
  if (status === 400 || status === 413 || status === 422) return smaller(code, sentence);
  if (status === 401) return { kind: "sign_in", reason: "unauthenticated" };
  if (status === 403) return { kind: "sign_in", reason: "forbidden" };
  return wrongServer("no_such_route");
}

type SignInReason = Extract<Decision, { kind: "sign_in" }>["reason"];
const SIGN_IN: ReadonlySet<string> = new Set<SignInReason>([
  "token_expired",
  "unauthenticated",
  "key_revoked",
  "forbidden",
  "account_gone",
]);
const OUTDATED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "unknown_version",
  "unsupported_encoding",
  "unsupported_type",
]);

function isSignIn(code: ErrorCode): code is SignInReason {
  return SIGN_IN.has(code);
}

/** First and longest wait between two attempts, and the longest that a server may ask for. */
const BACK_OFF_SECONDS_MIN = 1;
const BACK_OFF_SECONDS_MAX = 900;
/** Longest wait that is ever decided on. */
export const RETRY_AFTER_SECONDS_MAX = 3_600;

const SLOW_SECONDS_MIN = 60;
const DAMAGED_ATTEMPTS_MAX = 3;
const SPREAD_SECONDS_MAX = 60;

/**
 * Full jitter: anything from one second to a bound that doubles with each attempt, up to 15
 * minutes, for ever. Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 * @example backOffSeconds(4, 0.5) // 4, half of 2^3
 */
export function backOffSeconds(attempt: number, random: number): Seconds {
  const bound = Math.min(BACK_OFF_SECONDS_MAX, 2 ** Math.min(30, Math.max(0, attempt - 1)));
  return Math.max(BACK_OFF_SECONDS_MIN, Math.round(bound * random));
}

/**
 * Retry-After in seconds or as a date, at most an hour, spread by up to a minute so that clients do
 * not all return at once.
 */
function retryAfterSeconds(header: string | null, at: EpochSeconds, random: number): Seconds {
  if (header === null) return 0;
  const text = header.trim();
  const asked = /^\d{1,15}$/.test(text) ? Number(text) : Math.ceil(Date.parse(text) / 1000) - at;
  if (Number.isNaN(asked) || asked <= 0) return 0;
  const seconds = Math.min(RETRY_AFTER_SECONDS_MAX, asked);
  return Math.min(
    RETRY_AFTER_SECONDS_MAX,
    seconds + Math.round(random * Math.min(seconds, SPREAD_SECONDS_MAX)),
  );
}

const TrpcAnswer = z.object({ result: z.object({ data: PushAnswer }) });
const TrpcRefusal = z.object({
  error: z.object({
    message: z.string(),
    data: z.object({ refusal: z.nullish(z.string()), code: z.string() }),
  }),
});
const PlainRefusal = z.object({ error: z.object({ code: z.string(), sentence: z.string() }) });

function acknowledgement(
  body: unknown,
  batch: Pick<Batch<BatchRecord>, "id" | "records">,
): Decision | null {
  const parsed = TrpcAnswer.safeParse(body);
  if (!parsed.success) return null;
  const { batchId, results } = parsed.data.result.data;
  if (batchId !== batch.id || results.length !== batch.records.length) return null;
  if (results.some((result, index) => result.id !== batch.records[index]?.id)) return null;
  return {
    kind: "acknowledged",
    rejected: results.flatMap((result) =>
      result.status === "rejected"
        ? [{ id: result.id, code: result.code, sentence: result.sentence }]
        : [],
    ),
  };
}

/**
 * The refusal in an error of our server, over tRPC or plain; null for any other body. An unknown
 * code of a newer server counts as bad_input.
 */
function refusalIn(body: unknown): { code: ErrorCode; sentence: string } | null {
  const trpc = TrpcRefusal.safeParse(body);
  if (trpc.success) {
    const { message, data } = trpc.data.error;
    if (data.refusal === null || data.refusal === undefined)
      return data.code === "NOT_FOUND" ? null : { code: "bad_input", sentence: message };
    return { code: known(data.refusal), sentence: message };
  }
  const plain = PlainRefusal.safeParse(body);
  return plain.success
    ? { code: known(plain.data.error.code), sentence: plain.data.error.sentence }
    : null;
}

function known(code: string): ErrorCode {
  return ERROR_CODES.find((one) => one === code) ?? "bad_input";
}
