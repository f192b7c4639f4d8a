import { PushAnswer } from "@streakline/shared/activity/batch.ts";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bodyHash } from "../../activity/body-hash.ts";
import { aBatch, aDevice, aPerson, aSession, NOON } from "../../testing/builders.ts";
import { callersOn, contextOf } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { refusalOf } from "../../trpc/errors.ts";
import { pushBatch } from "./push-batch.ts";

let fresh: FreshDatabase;
let device: { userId: string; deviceId: string };
beforeAll(async () => {
  fresh = await freshDatabase();
  const { userId } = await aPerson(fresh);
  device = { userId, deviceId: await aDevice(fresh, { userId }) };
});
afterAll(() => fresh.close());

const parts = { clock: () => NOON + 600 };

function push(body: unknown) {
  return pushBatch(contextOf(fresh.databases, null, parts), device, body, bodyHash(body));
}

/** What came of a call, also when it was refused. */
async function told(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    const { code, details } = refusalOf(error);
    return { code, details };
  }
}

test("pushBatch() stores a batch and answers in the shape of the procedure", async () => {
  const batch = aBatch({ sessions: [aSession({ startedAt: NOON })] });
  const answer = await push(batch);
  expect(answer).toEqual({
    batchId: batch.id,
    results: [{ id: batch.records[0]?.id, status: "stored" }],
  });
  expect(PushAnswer.parse(answer)).toEqual(answer);
});

test("pushBatch() refuses what its schema does not take, and says what is wrong with it", async () => {
  expect(await told(push({ ...aBatch({ sessions: [] }), id: "no id" }))).toMatchObject({
    code: "bad_input",
    details: { problem: expect.stringMatching(/^id: /) },
  });
  expect(await told(push({ ...aBatch({ sessions: [] }), v: 2 }))).toMatchObject({
    code: "unknown_version",
  });
});

test("contract: pushBatch() and the procedure answer alike, and by the output schema", async () => {
  const batch = () => aBatch({ sessions: [aSession({ startedAt: NOON })] });
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      "",
      "x".repeat(65),
      "\u0000",
      "\uD800",
      -1,
      1.5,
      2,
      null,
      undefined,
      [],
      {},
      [null],
      [{ kind: "coding" }],
      "Etc/Nowhere",
    ),
  );
  const change = fc.record({
    key: fc.constantFrom("v", "id", "sealedAt", "timeZone", "client", "records", "more"),
    value: odd,
  });
  const records = fc.array(
    fc.oneof(
      odd,
      fc.constantFrom(
        { ...aSession({ startedAt: NOON }), more: 1 },
        { ...aSession({ startedAt: NOON }), keystrokes: -1 },
      ),
    ),
    {
      maxLength: 4,
    },
  );
  const body = fc.oneof(
    odd,
    change.map(({ key, value }) => ({ ...batch(), [key]: value })),
    fc.record({ name: odd, version: odd }).map((client) => ({ ...batch(), client })),
    records.map((list) => ({ ...batch(), records: list })),
  );
  const callAs = callersOn(fresh.databases, parts);
  await fc.assert(
    fc.asyncProperty(body, async (value) => {
      const direct = await told(push(value));
      expect(await told(callAs(device).activity.push(value as never))).toEqual(direct);
      expect(await told(push(value))).toEqual(direct);
      if (typeof direct === "object" && direct !== null && "results" in direct)
        expect(PushAnswer.parse(direct)).toEqual(direct);
    }),
    { numRuns: 200 },
  );
});
