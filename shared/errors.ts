/**
 * Every refusal that a caller can act on: its code, the HTTP status it travels under and one
 * sentence that says what to do. The list is closed; clients decide on codes, never on the
 * sentence. `{name}` in a sentence is filled from the error's details.
 */
export const REFUSALS = {
  // the body itself
  bad_gzip: [
    400,
    "The body is not valid gzip. Send it again from the unsent copy; if it persists, update the extension.",
  ],
  bad_json: [
    400,
    "The body is not valid JSON. Send it again from the unsent copy; if it persists, update the extension.",
  ],
  bad_input: [400, "The request does not fit the schema: {problem}. Correct it and send again."],
  too_deep: [400, "The JSON is nested deeper than {max} levels. Send a flat batch."],
  unsupported_encoding: [415, "Only gzip and identity bodies are accepted. Send one of them."],
  unsupported_type: [
    415,
    "Only application/json in UTF-8 is accepted. Set the content type and send again.",
  ],
  body_too_large: [
    413,
    "The body is larger than {max} bytes after decompression. Split the batch and send the halves.",
  ],
  too_many_records: [413, "A batch holds at most {max} records. Split it and send the halves."],
  unknown_version: [
    400,
    "This batch version is not known to the server. Update the server or the extension.",
  ],
  batch_conflict: [
    409,
    "This batch id was already used for other bytes. Seal the records under a new batch id.",
  ],
  // one record inside a batch
  bad_record: [
    400,
    "The record does not fit the schema: {problem}. It stays in the client's quarantine.",
  ],
  unknown_kind: [400, "This kind of record is not known to the server. Update the server."],
  instant_out_of_range: [
    400,
    "An instant must be whole epoch seconds between 2020 and 2100. Check the unit and the clock.",
  ],
  ends_before_start: [400, "The session ends before it starts. Check the clock of the device."],
  too_long: [400, "A session is at most {max} seconds long. Cut it into batches of five minutes."],
  in_future: [
    400,
    "The session lies more than {max} seconds in the future. Check the clock; it will be accepted once that time has come.",
  ],
  id_mismatch: [
    400,
    "The record's id does not carry its start time. Give every record a fresh UUID version 7 made from its start.",
  ],
  consent_missing: [
    403,
    "There is no consent for this kind of record. It was not stored; ask the person, then send new records only.",
  ],
  contains_sensitive: [
    400,
    "A label contains a path, address or control character. Send plain names only.",
  ],
  // who is it
  unauthenticated: [401, "Sign in first."],
  token_expired: [401, "The access token has expired. Fetch a new one with the device key."],
  key_revoked: [401, "This device key is unknown or was revoked. Connect the device again."],
  forbidden: [403, "This account may not do that. Ask the administrator of the instance."],
  sign_up_closed: [403, "Sign-up is closed on this server. Ask its administrator for an account."],
  email_unverified: [403, "Confirm your e-mail address first; the link is in your mailbox."],
  origin_refused: [
    403,
    "The request came from another site. Open the dashboard itself and try again.",
  ],
  // things
  not_found: [404, "There is nothing under this id. Reload the page."],
  account_gone: [410, "This account was deleted. Nothing more can be stored for it."],
  bad_time_zone: [
    400,
    "This is not an IANA time zone, like Europe/Berlin. Choose one from the list.",
  ],
  range_too_long: [400, "A range is at most {max} days. Choose a shorter one."],
  range_reversed: [400, "The range ends before it starts. Swap the two days."],
  name_taken: [409, "This name is taken. Choose another."],
  rederive_running: [409, "Days are still being derived again. Wait until that is finished."],
  too_many_devices: [409, "An account has at most {max} devices. Revoke one that is not used."],
  // the server
  rate_limited: [429, "Too many requests. Wait {seconds} seconds."],
  unavailable: [
    503,
    "The server is too busy, or cannot reach its database. Nothing is lost; try again in {seconds} seconds.",
  ],
  internal: [500, "Internal error. It was logged under the request id; try again later."],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;

export type ErrorCode = keyof typeof REFUSALS;

/** The sentence of a code with its details filled in; ends with what to do. */
export function sentence(
  code: ErrorCode,
  details: Readonly<Record<string, string | number>> = {},
): string {
  return REFUSALS[code][1].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(details[name] ?? "?"),
  );
}

/**
 * A refusal that the caller can act on. `details` fills the sentence and travels to the client;
 * never put secrets or foreign data there.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: Readonly<Record<string, string | number>>;
  constructor(
    code: ErrorCode,
    details: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(sentence(code, details), options);
    this.code = code;
    this.status = REFUSALS[code][0];
    this.details = details;
  }
}
