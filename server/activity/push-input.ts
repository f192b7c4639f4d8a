import { BATCH_RECORDS_MAX, BatchEnvelope } from "@streakline/shared/activity/batch.ts";
import { checked } from "@streakline/shared/checked.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import * as z from "zod/mini";

/**
 * The envelope as the server accepts it: the client's name must be text that a database can store.
 */
export const PushInput = checked(
  BatchEnvelope,
  z.refine(({ client }) => isPlainText(client.name) && isPlainText(client.version), {
    path: ["client"],
    message: "contains control characters or half a character",
  }),
);

/**
 * Throws `unknown_version` and `too_many_records`, which say more than `bad_input`. Runs before the
 * schema.
 */
export function refuseEarly(body: unknown): void {
  if (typeof body !== "object" || body === null) return;
  if ("v" in body && Number.isInteger(body.v) && body.v !== 1)
    throw new DomainError("unknown_version");
  if ("records" in body && Array.isArray(body.records) && body.records.length > BATCH_RECORDS_MAX)
    throw new DomainError("too_many_records", { max: BATCH_RECORDS_MAX });
}

function isPlainText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused here
  return text.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(text);
}
