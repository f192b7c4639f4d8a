import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptBatch } from "../activity/accept-batch.ts";
import { type AdminTools, adminTools } from "../testing/admin-tools.ts";
import { aBatch, aDevice, aPerson, aSession, NOON } from "../testing/builders.ts";
import { contextOf } from "../testing/call-as.ts";
import { refusals } from "./refusals.ts";
import { refusalCounts } from "./refusals.store.ts";

let admin: AdminTools;
beforeAll(async () => {
  admin = await adminTools();
});
afterAll(() => admin.close());

const reversed = () => aSession({ startedAt: NOON + 100, endedAt: NOON + 50 });
const unknownKind = () => ({ ...aSession(), kind: "dream" });

/** Sends a batch from a new device of a person, through the verb that stores it. */
async function push(
  { userId }: { userId: string },
  records: readonly unknown[],
  name = "laptop",
): Promise<{ deviceId: string; id: string }> {
  const { databases } = admin.server.fresh;
  const deviceId = await aDevice({ databases }, { userId, name });
  const batch = { ...aBatch(), records: [...records] };
  const context = contextOf(databases, { userId, deviceId }, { clock: () => NOON + 7_200 });
  await acceptBatch(context, { userId, deviceId }, batch, "ab".repeat(32));
  return { deviceId, id: batch.id };
}

test("refusals shows who, device, client, how many of how many, and the reasons", async () => {
  const { fresh } = admin.server;
  expect(await refusals(admin.tools, null)).toBe(0);
  expect(admin.output()).toMatch(/^No record was refused in the last 30 days\.\nA batch refused/);

  const ann = await aPerson(fresh);
  await push(ann, [aSession()]);
  await push(ann, [reversed(), aSession(), reversed(), unknownKind()]);
  const ben = await aPerson(fresh, { consents: [] });
  await push(ben, [aSession()], "Ben's box");

  expect(await refusals(admin.tools, null)).toBe(2);
  const [first, why, second, ...reasons] = admin.output().split("\n");
  expect(first).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC {2}/);
  expect(first).toContain(`  ${ben.email}  Ben's box  streakline-vscode/0.1.0  records without`);
  expect(why).toBe("  consent_missing: the person has not allowed coding to be recorded.");
  expect(second).toContain(
    `  ${ann.email}  laptop  streakline-vscode/0.1.0  3 of 4 records refused`,
  );
  expect(reasons.slice(0, 2)).toEqual([
    "  2 x ends_before_start: The session ends before it starts. Check the clock of the device.",
    "  1 x unknown_kind: The server does not know this kind of record. Update the server.",
  ]);

  expect(await refusals(admin.tools, ann.email)).toBe(1);
  expect(admin.output()).not.toContain(ben.email);
  expect(await refusalCounts(fresh.databases.worker)).toEqual({ lastDay: 2, lastWeek: 2 });
});

test("refusals refuses an unknown address", async () => {
  await expect(refusals(admin.tools, "nobody@example.test")).rejects.toThrow(
    "There is no account nobody@example.test. Check the address.",
  );
});

test("refusals shows the newest hundred of thirty days, and says so", async () => {
  const { userId, email } = await aPerson(admin.server.fresh);
  const { id, deviceId } = await push({ userId }, [reversed()]);
  const rows = Array.from({ length: 102 }, (_, index) => ({
    id: randomUUID(),
    days: index < 101 ? index / 5 : 31,
  }));
  const owner = admin.server.fresh.databases.app.raw;
  await owner.begin(async (sql) => {
    await sql`select set_config('app.user_id', ${userId}, true)`;
    for (const { id: copy, days } of rows)
      await sql`insert into batches
        (user_id, id, device_id, body_hash, answer, client, time_zone, sealed_at, received_at)
        select user_id, ${copy}, device_id, body_hash, answer - 'records', client, time_zone,
          sealed_at, now() - make_interval(secs => ${days * 86_400})
        from batches where user_id = ${userId} and id = ${id} and device_id = ${deviceId}`;
  });
  expect(await refusals(admin.tools, email)).toBe(100);
  const lines = admin.output().split("\n");
  expect(lines.at(-2)).toBe("Only the newest 100 are shown.");
  const times = lines.filter((line) => line.includes(email)).map((line) => line.slice(0, 19));
  expect(times).toEqual(times.toSorted().toReversed());
  expect(lines.find((line) => line.endsWith("  1 record refused"))).toBeDefined();
});
