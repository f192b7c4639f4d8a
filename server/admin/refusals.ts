import { emailsOf, userIdOf } from "../accounts/people/people.store.ts";
import { StartError } from "../platform/start-error.ts";
import type { Tools } from "./open-tools.ts";
import {
  REFUSALS_DAYS,
  REFUSALS_MAX,
  type RefusedBatch,
  refusedBatches,
} from "./refusals.store.ts";

/**
 * Prints the batches with refused records of the last 30 days, newest first, at most 100: time,
 * person, device, client, and the reasons with their codes. `email` null: of all people. Gives
 * their number. Throws StartError for an unknown address.
 */
export async function refusals(
  { databases, say }: Pick<Tools, "databases" | "say">,
  email: string | null,
): Promise<number> {
  const userId = email === null ? null : await userIdOf(databases.auth, email);
  if (email !== null && userId === null)
    throw new StartError(`There is no account ${email}. Check the address.`);
  const batches = await refusedBatches(databases.worker, userId);
  const emails = await emailsOf(databases.auth, [...new Set(batches.map((one) => one.userId))]);
  for (const batch of batches) {
    const who = emails.get(batch.userId) ?? batch.userId;
    const { receivedAt, device, client } = batch;
    say(`${receivedAt} UTC  ${who}  ${device}  ${client}  ${amount(batch)}`);
    for (const { code, sentence, count } of batch.reasons) say(`  ${count} x ${code}: ${sentence}`);
    for (const kind of batch.missing)
      say(`  consent_missing: ${email ?? "the person"} has not allowed ${KINDS[kind]}.`);
  }
  if (batches.length === 0) say(`No record was refused in the last ${REFUSALS_DAYS} days.`);
  if (batches.length === REFUSALS_MAX) say(`Only the newest ${REFUSALS_MAX} are shown.`);
  say('A batch refused as a whole is not kept: look for "A batch was refused" in the log.');
  return batches.length;
}

const KINDS: Record<RefusedBatch["missing"][number], string> = {
  coding: "coding to be recorded",
  sites: "websites to be recorded",
};

function amount({ refused, recordsTotal }: RefusedBatch): string {
  if (refused === 0) return "records without consent";
  if (recordsTotal !== null) return `${refused} of ${recordsTotal} records refused`;
  return `${refused} ${refused === 1 ? "record" : "records"} refused`;
}
