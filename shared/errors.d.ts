/**
 * Every refusal that a caller can act on: its code, the HTTP status it travels under and one sentence that says what to do.
 * The list is closed; clients decide on codes, never on the sentence. `{name}` in a sentence is filled from the error's details.
 */
export declare const REFUSALS: {
  readonly bad_gzip: readonly [
    400,
    "The body is not valid gzip. Send it again from the unsent copy; if it persists, update the extension.",
  ];
  readonly bad_json: readonly [
    400,
    "The body is not valid JSON. Send it again from the unsent copy; if it persists, update the extension.",
  ];
  readonly bad_input: readonly [400, "The request does not fit the schema: {problem}. Correct it and send again."];
  readonly too_deep: readonly [400, "The JSON is nested deeper than {max} levels. Send a flat batch."];
  readonly unsupported_encoding: readonly [415, "Only gzip and identity bodies are accepted. Send one of them."];
  readonly unsupported_type: readonly [415, "Only application/json in UTF-8 is accepted. Set the content type and send again."];
  readonly body_too_large: readonly [413, "The body is larger than {max} bytes after decompression. Split the batch and send the halves."];
  readonly too_many_records: readonly [413, "A batch holds at most {max} records. Split it and send the halves."];
  readonly unknown_version: readonly [400, "This batch version is not known to the server. Update the server or the extension."];
  readonly batch_conflict: readonly [409, "This batch id was already used for other bytes. Seal the records under a new batch id."];
  readonly bad_record: readonly [400, "The record does not fit the schema: {problem}. It stays in the client's quarantine."];
  readonly unknown_kind: readonly [400, "This kind of record is not known to the server. Update the server."];
  readonly instant_out_of_range: readonly [
    400,
    "An instant must be whole epoch seconds between 2020 and 2100. Check the unit and the clock.",
  ];
  readonly ends_before_start: readonly [400, "The session ends before it starts. Check the clock of the device."];
  readonly too_long: readonly [400, "A session is at most {max} seconds long. Cut it into batches of five minutes."];
  readonly in_future: readonly [
    400,
    "The session lies more than {max} seconds in the future. Check the clock; it will be accepted once that time has come.",
  ];
  readonly id_mismatch: readonly [
    400,
    "The record's id does not carry its start time. Give every record a fresh UUID version 7 made from its start.",
  ];
  readonly contains_sensitive: readonly [400, "A label contains a path, address or control character. Send plain names only."];
  readonly unauthenticated: readonly [401, "Sign in first."];
  readonly token_expired: readonly [401, "The access token has expired. Fetch a new one with the device key."];
  readonly key_revoked: readonly [401, "This device key is unknown or was revoked. Connect the device again."];
  readonly forbidden: readonly [403, "This account may not do that. Ask the administrator of the instance."];
  readonly sign_up_closed: readonly [403, "Sign-up is closed on this server. Ask its administrator for an account."];
  readonly email_unverified: readonly [403, "Confirm your e-mail address first; the link is in your mailbox."];
  readonly origin_refused: readonly [403, "The request came from another site. Open the dashboard itself and try again."];
  readonly not_found: readonly [404, "There is nothing under this id. Reload the page."];
  readonly account_gone: readonly [410, "This account was deleted. Nothing more can be stored for it."];
  readonly bad_time_zone: readonly [400, "This is not an IANA time zone, like Europe/Berlin. Choose one from the list."];
  readonly range_too_long: readonly [400, "A range is at most {max} days. Choose a shorter one."];
  readonly range_reversed: readonly [400, "The range ends before it starts. Swap the two days."];
  readonly name_taken: readonly [409, "This name is taken. Choose another."];
  readonly rederive_running: readonly [409, "Days are still being derived again. Wait until that is finished."];
  readonly too_many_devices: readonly [409, "An account has at most {max} devices. Revoke one that is not used."];
  readonly rate_limited: readonly [429, "Too many requests. Wait {seconds} seconds."];
  readonly unavailable: readonly [503, "The database cannot be reached just now. Nothing is lost; try again in {seconds} seconds."];
  readonly internal: readonly [500, "Internal error. It was logged under the request id; try again later."];
};
export type ErrorCode = keyof typeof REFUSALS;
/** The sentence of a code with its details filled in; ends with what to do. */
export declare function sentence(code: ErrorCode, details?: Readonly<Record<string, string | number>>): string;
/** A refusal that the caller can act on. `details` fills the sentence and travels to the client; never put secrets or foreign data there. */
export declare class DomainError extends Error {
  readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: Readonly<Record<string, string | number>>;
  constructor(
    code: ErrorCode,
    details?: Readonly<Record<string, string | number>>,
    options?: {
      cause?: unknown;
    },
  );
}
