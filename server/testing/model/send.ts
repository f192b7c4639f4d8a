import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { PushAnswer } from "@streakline/shared/activity/batch.ts";
import { isAllowed, type SentBatch } from "./ledger.ts";
import type { Recorded } from "./oracle.ts";
import type { Person } from "./person.ts";
import type { Command } from "./sequences.ts";
import type { World } from "./world.ts";

/** What a step did to the records: applied to the ledger once all its commands are through. */
export type StepEffects = {
  /** Kinds of records that were deleted at some moment of the step. */
  readonly deleted: Set<Recorded["kind"]>;
  readonly accepted: { readonly batch: SentBatch; readonly answer: PushAnswer }[];
  readonly hasConsents: boolean;
  readonly hasDeletions: boolean;
};

/** Sends an earlier batch once more, whole, reordered or changed. */
export function again(
  world: World,
  person: Person,
  command: Extract<Command, { do: "again" }>,
  effects: StepEffects,
): () => Promise<unknown> {
  const { batches } = person.ledger;
  const known = batches.filter(({ answer }) => answer !== null);
  const earlier = known[command.batch % Math.max(1, known.length)];
  if (earlier === undefined) return async () => {};
  const { body, deviceId } = earlier;
  switch (command.as) {
    case "same":
      return async () => {
        const answer = await answered(world, person, earlier);
        expectSame(answer, earlier.answer, "the answer to a repeated batch");
      };
    case "reordered": {
      const id = randomUUID();
      const records = body.records.toReversed();
      const sent: SentBatch = {
        id,
        deviceId,
        answer: null,
        body: { ...body, id, records },
      };
      batches.push(sent);
      return () => send(world, person, sent, effects);
    }
    case "changed":
      return () => sendChanged(world, person, earlier, effects);
    case "other":
      return async () => {
        const changed = { ...body, sealedAt: 1_700_000_000 };
        const { json } = await world.push({ userId: person.userId, deviceId }, changed);
        expectSame(refusalIn(json), "batch_conflict", "the refusal of another batch under its id");
      };
  }
}

/** Sends stored records with another end: each is refused, and the stored one stays. */
async function sendChanged(
  world: World,
  person: Person,
  { body, deviceId }: SentBatch,
  effects: StepEffects,
): Promise<void> {
  const { stored } = person.ledger;
  const records = body.records
    .filter(({ id }) => stored.get(id) === "certainly")
    .map(
      (record) => ({ ...record, endedBy: record.endedBy === "idle" ? "blur" : "idle" }) as const,
    );
  if (effects.hasDeletions || records.length === 0) return;
  const id = randomUUID();
  const sent: SentBatch = { id, deviceId, body: { ...body, id, records }, answer: null };
  for (const result of (await answered(world, person, sent)).results) {
    const code = result.status === "rejected" ? result.code : result.status;
    if (code !== "consent_missing")
      expectSame(code, "record_conflict", "the result of another record under a stored id");
  }
}

/** Sends a batch, and holds every result to the consents. */
export async function send(
  world: World,
  person: Person,
  batch: SentBatch,
  effects: StepEffects,
): Promise<void> {
  const answer = await answered(world, person, batch);
  batch.answer = answer;
  effects.accepted.push({ batch, answer });
  for (const [index, record] of batch.body.records.entries()) {
    const result = answer.results[index];
    const expected = isAllowed(person.ledger, record) ? "stored" : "consent_missing";
    const seen = result?.status === "rejected" ? result.code : result?.status;
    const isEither = effects.hasConsents && (seen === "stored" || seen === "consent_missing");
    if (!isEither) expectSame(seen, expected, `the result of record ${index}`);
  }
}

/** The answer to a batch; asked again, as clients do, while the server has no time. */
async function answered(
  world: World,
  person: Person,
  { body, deviceId }: SentBatch,
): Promise<PushAnswer> {
  for (let times = 0; ; times += 1) {
    const { status, json } = await world.push({ userId: person.userId, deviceId }, body);
    if (status === 200) return (json as { result: { data: PushAnswer } }).result.data;
    if (status !== 503 || times >= 20)
      throw new Error(`a batch was refused with ${status} ${JSON.stringify(json)}`);
    await sleep(250);
  }
}

function refusalIn(json: unknown): string | undefined {
  return (json as { error?: { data?: { refusal?: string } } }).error?.data?.refusal;
}

function expectSame(seen: unknown, expected: unknown, what: string): void {
  if (JSON.stringify(seen) !== JSON.stringify(expected))
    throw new Error(`${what} is ${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`);
}
