import { registrableDomain } from "../categories/registrable-domain.ts";
import { compiled } from "../compiled.ts";
import { uuidV7Seconds } from "../ids.ts";
import { type ErrorCode, sentence } from "../errors.ts";
import { PLAIN_NAME_PROBLEM } from "../privacy/plain-name.ts";
import {
  EPOCH_SECONDS_MAX,
  EPOCH_SECONDS_MIN,
  type EpochSeconds,
  FUTURE_SECONDS_MAX,
} from "../time/instant.ts";
import type { BatchRecord } from "./batch.ts";
import { CodingSession, SESSION_SECONDS_MAX } from "./coding-session.ts";
import { WebsiteSession } from "./website-session.ts";

/** A record, or the reason for its refusal. `id`: the record's id if it is usable, else empty. */
export type ParsedRecord =
  | { readonly record: BatchRecord }
  | {
      readonly record: null;
      readonly id: string;
      readonly code: ErrorCode;
      readonly sentence: string;
    };

/**
 * One record of a batch, from parsed JSON. Never throws; unknown keys are dropped. `now` is the
 * server's clock. Consent is checked elsewhere, by the server. Codes: bad_record, unknown_kind,
 * instant_out_of_range, ends_before_start, too_long, in_future, id_mismatch, contains_sensitive.
 * @example parseRecord({ kind: "coding", startedAt: 1_795_305_600, endedAt: 1_795_305_500 }, now)
 * // { record: null, code: "ends_before_start", … }
 */
export function parseRecord(value: unknown, now: EpochSeconds): ParsedRecord {
  const refused = (
    code: ErrorCode,
    details: Readonly<Record<string, string | number>> = {},
  ): ParsedRecord => ({
    record: null,
    id: idOf(value),
    code,
    sentence: sentence(code, details),
  });
  if (!isPlainObject(value)) return refused("bad_record", { problem: "it is not an object" });
  const forbidden = FORBIDDEN_KEYS.find((key) => Object.hasOwn(value, key));
  if (forbidden !== undefined)
    return refused("bad_record", { problem: `it has a key ${forbidden}` });
  if (typeof value["kind"] !== "string")
    return refused("bad_record", { problem: "kind is not a text" });
  const { kind } = value;
  if (kind !== "coding" && kind !== "website") return refused("unknown_kind");

  const { startedAt, endedAt } = value;
  if (typeof startedAt !== "number" || typeof endedAt !== "number")
    return refused("bad_record", { problem: "an instant is not a number" });
  if (!isInstant(startedAt) || !isInstant(endedAt)) return refused("instant_out_of_range");
  if (endedAt < startedAt) return refused("ends_before_start");
  if (endedAt - startedAt > SESSION_SECONDS_MAX)
    return refused("too_long", { max: SESSION_SECONDS_MAX });
  if (endedAt > now + FUTURE_SECONDS_MAX) return refused("in_future", { max: FUTURE_SECONDS_MAX });
  // Ids of another shape are refused below, by the schema.
  if (
    typeof value["id"] === "string" &&
    UUID.test(value["id"]) &&
    !carriesSecond(value["id"], startedAt)
  )
    return refused("id_mismatch");

  return kind === "coding" ? parseCoding(value, refused) : parseWebsite(value, refused);
}

type Refuse = (
  code: ErrorCode,
  details?: Readonly<Record<string, string | number>>,
) => ParsedRecord;

function parseCoding(value: Record<string, unknown>, refused: Refuse): ParsedRecord {
  const parsed = codingSession().safeParse(value);
  if (parsed.success) return { record: parsed.data };
  const issue =
    parsed.error.issues.find(({ message }) => message === PLAIN_NAME_PROBLEM) ??
    parsed.error.issues[0];
  if (issue?.message === PLAIN_NAME_PROBLEM) return refused("contains_sensitive");
  return refused("bad_record", { problem: problemOf(issue) });
}

function parseWebsite(value: Record<string, unknown>, refused: Refuse): ParsedRecord {
  const { domain } = value;
  // An old or foreign client may send a path, query, user, port or IP address instead of a domain.
  if (typeof domain === "string" && /[^\w.-]/.test(domain)) return refused("contains_sensitive");
  const parsed = websiteSession().safeParse(value);
  if (!parsed.success) return refused("bad_record", { problem: problemOf(parsed.error.issues[0]) });
  const record = parsed.data;
  if (registrableDomain(record.domain) !== record.domain)
    return refused("bad_record", { problem: "domain: is not a registrable domain" });
  if (record.idleSeconds > record.endedAt - record.startedAt) {
    return refused("bad_record", { problem: "idleSeconds: is longer than the session" });
  }
  return { record };
}

const codingSession = compiled(CodingSession);
const websiteSession = compiled(WebsiteSession);

function problemOf(
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): string {
  return `${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? ""}`;
}

const FORBIDDEN_KEYS = ["__proto__", "constructor", "prototype"];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ID_LENGTH_MAX = 64;

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isInstant(value: number): boolean {
  return Number.isInteger(value) && value >= EPOCH_SECONDS_MIN && value <= EPOCH_SECONDS_MAX;
}

function carriesSecond(id: string, second: EpochSeconds): boolean {
  return id[14] === "7" && uuidV7Seconds(id) === second;
}

/** The id is echoed to the client, so it is bounded and plain. */
function idOf(value: unknown): string {
  if (!isPlainObject(value)) return "";
  const { id } = value;
  return typeof id === "string" && id.length <= ID_LENGTH_MAX && /^[\w-]*$/.test(id) ? id : "";
}
