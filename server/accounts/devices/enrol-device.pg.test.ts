import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../platform/clock.ts";
import { aPerson, aSession, storeSessions } from "../../testing/builders.ts";
import { callersOn, refusal } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";

let fresh: FreshDatabase;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  fresh = await freshDatabase();
  const issueKey = () => Promise.resolve({ keyId: randomUUID(), key: "slk_test" });
  callAs = callersOn(fresh.databases, {
    credentials: {
      issueKey,
      signToken: () => Promise.reject(new Error()),
      async forgetDevice() {},
    },
  });
});
afterAll(() => fresh.close());

/** An approval of a minute ago. */
const approved = (userId: string) => ({
  kind: "enrol" as const,
  userId,
  tokenHash: randomUUID(),
  approvedAt: systemClock() - 60,
});
const enrol = (userId: string, timeZone = "UTC") =>
  callAs(approved(userId)).devices.enrol({
    kind: "api",
    name: "box",
    client: "c/1",
    timeZone,
  });
const zone = async (userId: string) => (await callAs({ userId }).settings.get()).timeZone;

test("enrolDevice() stores a device and gives its key; the first one's zone is taken over", async () => {
  const ada = await aPerson(fresh);
  const { deviceId, key, userId } = await enrol(ada.userId, "europe/kiev");
  expect([key, userId]).toEqual(["slk_test", ada.userId]);
  expect(await callAs(ada).devices.list()).toMatchObject({
    devices: [{ id: deviceId, name: "box", kind: "api", client: "c/1", lastSeenAt: null }],
  });
  expect(await zone(ada.userId)).toBe("Europe/Kyiv");
  await enrol(ada.userId, "Asia/Tokyo");
  expect(await zone(ada.userId)).toBe("Europe/Kyiv");
});

test("keys made by hand are no first device; the first device's zone derives their days again", async () => {
  const ada = await aPerson(fresh);
  const { deviceId } = await enrol(ada.userId, "Asia/Tokyo");
  await storeSessions(fresh, { userId: ada.userId, deviceId, sessions: [aSession()] });
  await fresh.databases.worker.raw`delete from dirty_days where user_id = ${ada.userId}`;
  const input = {
    kind: "vscode",
    name: "laptop",
    client: "c/1",
    timeZone: "America/Lima",
  } as const;
  await callAs(approved(ada.userId)).devices.enrol(input);
  expect(await zone(ada.userId)).toBe("America/Lima");
  expect(
    await fresh.databases.worker.raw`select from dirty_days where user_id = ${ada.userId}`,
  ).not.toHaveLength(0);
  await callAs(approved(ada.userId)).devices.enrol({
    ...input,
    timeZone: "Europe/Rome",
  });
  expect(await zone(ada.userId)).toBe("America/Lima");
});

test("a zone that the person chose before is kept", async () => {
  const ada = await aPerson(fresh);
  await callAs(ada).settings.update({ timeZone: "America/Lima" });
  await enrol(ada.userId, "Asia/Tokyo");
  expect(await zone(ada.userId)).toBe("America/Lima");
});

test("enrolDevice() refuses what is no zone, the fifty-first device, and a person who is gone", async () => {
  const ada = await aPerson(fresh);
  expect(await refusal(enrol(ada.userId, "Mars/Olympus"))).toBe("bad_time_zone");
  const outcomes = await Promise.allSettled(Array.from({ length: 55 }, () => enrol(ada.userId)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(50);
  expect(await refusal(enrol(ada.userId))).toBe("too_many_devices");
  expect(await refusal(enrol(randomUUID()))).toBe("account_gone");
});

test("enrolDevice() stores the consent that was given in the editor, and none otherwise", async () => {
  const [ada, bob] = [
    await aPerson(fresh, { consents: [] }),
    await aPerson(fresh, { consents: [] }),
  ];
  const input = {
    kind: "vscode",
    name: "box",
    client: "streakline-vscode 0.1.0",
    timeZone: "UTC",
  } as const;
  await callAs(approved(ada.userId)).devices.enrol({
    ...input,
    consents: ["coding"],
  });
  await callAs(approved(bob.userId)).devices.enrol(input);
  const codingOf = async (userId: string) =>
    (await callAs({ userId }).privacy.consents()).consents.find(({ kind }) => kind === "coding");
  expect(await codingOf(ada.userId)).toMatchObject({
    state: "given",
    version: 1,
    place: "streakline-vscode 0.1.0",
  });
  expect(await codingOf(bob.userId)).toMatchObject({ state: "never_asked" });
  const forged = { ...input, consents: ["sites"] as unknown as ["coding"] };
  expect(await refusal(callAs(approved(bob.userId)).devices.enrol(forged))).toBe("bad_input");
});

test("an approval connects one device, of many tries at once and after it was revoked", async () => {
  const ada = await aPerson(fresh);
  const approval = approved(ada.userId);
  const input = { kind: "vscode", name: "box", client: "c/1", timeZone: "UTC" } as const;
  const tries = await Promise.allSettled(
    Array.from({ length: 4 }, () => callAs(approval).devices.enrol(input)),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [device] = (await callAs(ada).devices.list()).devices;
  await callAs(ada).devices.revoke({ deviceId: device?.id ?? "" });
  expect(await refusal(callAs(approval).devices.enrol(input))).toBe("approval_used");
  expect((await callAs(ada).devices.list()).devices).toHaveLength(1);
  await callAs(approved(ada.userId)).devices.enrol(input);
});

test("a yes from the editor counts from its approval: a no that was said since then stays", async () => {
  const ada = await aPerson(fresh, { consents: [] });
  const approval = approved(ada.userId);
  await callAs(ada).privacy.setConsent({
    kind: "coding",
    version: 1,
    given: false,
    place: "dashboard",
  });
  await callAs(approval).devices.enrol({
    kind: "vscode",
    name: "box",
    client: "c/1",
    timeZone: "UTC",
    consents: ["coding"],
  });
  const { consents } = await callAs(ada).privacy.consents();
  expect(consents.find(({ kind }) => kind === "coding")).toMatchObject({ state: "withdrawn" });
});
