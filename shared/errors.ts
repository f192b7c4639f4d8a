/**
 * The code of every refusal that a caller can act on. The list is closed. Clients decide on codes,
 * never on the sentence; apart from the sentences, which only servers and screens need.
 */
export const ERROR_CODES = [
  "bad_gzip",
  "bad_json",
  "bad_input",
  "too_deep",
  "unsupported_encoding",
  "unsupported_type",
  "body_too_large",
  "too_many_records",
  "unknown_version",
  "batch_conflict",
  "bad_record",
  "unknown_kind",
  "instant_out_of_range",
  "ends_before_start",
  "too_long",
  "in_future",
  "id_mismatch",
  "record_conflict",
  "consent_missing",
  "contains_sensitive",
  "unauthenticated",
  "token_expired",
  "key_revoked",
  "forbidden",
  "sign_up_closed",
  "email_unverified",
  "origin_refused",
  "not_found",
  "other_version",
  "no_such_part",
  "account_gone",
  "bad_time_zone",
  "holds_from_future",
  "too_many_day_rules",
  "range_too_long",
  "range_reversed",
  "too_many_sessions",
  "timeline_too_long",
  "name_taken",
  "rederive_running",
  "too_many_devices",
  "approval_used",
  "rate_limited",
  "unavailable",
  "internal",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * Every refusal: its HTTP status, and a sentence that says what to do. `{name}` in a sentence is
 * replaced from the error's details.
 */
export const REFUSALS = {
  // the uploaded body
  bad_gzip: [
    400,
    "The upload is not valid gzip. Send it again; if this persists, update the extension.",
  ],
  bad_json: [
    400,
    "The upload is not valid JSON. Send it again; if this persists, update the extension.",
  ],
  bad_input: [400, "A field is not valid: {problem}. Correct it and send again."],
  too_deep: [400, "The JSON is nested deeper than {max} levels. Send flat records."],
  unsupported_encoding: [415, "Uploads must be gzip or uncompressed. Send one of the two."],
  unsupported_type: [
    415,
    "Uploads must be application/json in UTF-8. Set the content type and send again.",
  ],
  body_too_large: [
    413,
    "The upload is larger than {max} bytes unpacked. Split it and send the halves.",
  ],
  too_many_records: [413, "An upload holds at most {max} records. Split it and send the halves."],
  unknown_version: [
    400,
    "The server does not know this version of uploads. Update the server or the extension.",
  ],
  batch_conflict: [
    409,
    "This upload id was already used for other records. Send these records under a new id.",
  ],
  // one record of a batch
  bad_record: [
    400,
    "The record is not valid: {problem}. It is set aside on the device; " +
      "update the extension or the server.",
  ],
  unknown_kind: [400, "The server does not know this kind of record. Update the server."],
  instant_out_of_range: [
    400,
    "The time is not in whole seconds between 2020 and 2100. Check the clock of the device.",
  ],
  ends_before_start: [400, "The session ends before it starts. Check the clock of the device."],
  too_long: [400, "A session is at most {max} seconds long. Cut it every five minutes."],
  in_future: [
    400,
    "The session lies more than {max} seconds in the future. Check the clock of the device; " +
      "the session is accepted once that time has come.",
  ],
  id_mismatch: [
    400,
    "The record's id does not contain its start time. " +
      "Make each id as a UUID version 7 from the start.",
  ],
  record_conflict: [
    409,
    "The server has another record under this id, and keeps that one. " +
      "Send this record under an id of its own.",
  ],
  consent_missing: [
    403,
    "You have not allowed this kind of recording, so the record was not stored. " +
      "Allow it, then new records are stored.",
  ],
  contains_sensitive: [
    400,
    "A name contains a path, address or control character. Send plain names only.",
  ],
  // identity and permission
  unauthenticated: [401, "Sign in first."],
  token_expired: [401, "The access token has expired. Fetch a new one with the device key."],
  key_revoked: [401, "This device key is unknown or was revoked. Connect the device again."],
  forbidden: [403, "This account may not do that. Ask the administrator of the instance."],
  sign_up_closed: [403, "Sign-up is closed on this server. Ask its administrator for an account."],
  email_unverified: [403, "Confirm your e-mail address first; the link is in your mailbox."],
  origin_refused: [
    403,
    "The request came from another site. Open the dashboard and try again there.",
  ],
  // requested objects
  other_version: [412, "The file is another one than was expected. Load it again."],
  no_such_part: [
    416,
    "The file is shorter than the part that was asked for. Ask for the whole file.",
  ],
  not_found: [404, "Nothing was found under this id. Reload the page."],
  account_gone: [410, "This account was deleted. The server stores nothing more for it."],
  bad_time_zone: [
    400,
    "This is not an IANA time zone such as Europe/Berlin. Choose one from the list.",
  ],
  holds_from_future: [
    400,
    "A change cannot hold from the future on. Choose a time that has passed.",
  ],
  too_many_day_rules: [
    409,
    "Time zone and start of day were changed {max} times. Choose that it was wrong all along.",
  ],
  range_too_long: [400, "A range is at most {max} days. Choose a shorter one."],
  range_reversed: [400, "The range ends before it starts. Swap the two days."],
  too_many_sessions: [
    422,
    "More than {max} sessions lie in this time, more than a person can record, so it is not " +
      "counted. Revoke the device that sent them.",
  ],
  timeline_too_long: [
    422,
    "This day has more than {max} intervals, too many for a timeline. Its figures count all of " +
      "them. Choose another day to see its timeline.",
  ],
  name_taken: [409, "This name is taken. Choose another."],
  rederive_running: [
    409,
    "Your days are being recalculated just now, so nothing was changed. " +
      "Wait {seconds} seconds and try again.",
  ],
  approval_used: [409, "This approval has already connected a device. Sign in again for another."],
  too_many_devices: [409, "An account has at most {max} devices. Revoke one that is not used."],
  // the server
  rate_limited: [429, "Too many requests. Wait {seconds} seconds."],
  unavailable: [
    503,
    "The server is too busy or cannot reach its database. Nothing is lost; " +
      "try again in {seconds} seconds.",
  ],
  internal: [500, "Internal error. It was logged under the request id; try again later."],
} as const satisfies Record<ErrorCode, readonly [status: number, sentence: string]>;

/** The sentence of a code, filled in from `details`. */
export function sentence(
  code: ErrorCode,
  details: Readonly<Record<string, string | number>> = {},
): string {
  return REFUSALS[code][1].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(details[name] ?? "?"),
  );
}

/**
 * A refusal that the caller can act on. `details` fills the sentence and is sent to the client:
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
