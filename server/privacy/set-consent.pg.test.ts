import { createHash } from "node:crypto";
import { consentText } from "@streakline/shared/privacy/consents.ts";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDevice, aPerson } from "../testing/builders.ts";
import { callersOn, refusal } from "../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";

let fresh: FreshDatabase;
let owner: postgres.Sql;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 1 });
  await owner`alter table consents no force row level security`;
  callAs = callersOn(fresh.databases);
});
afterAll(async () => {
  await owner.end();
  await fresh.close();
});

const stateOf = async (who: { userId: string }) =>
  Object.fromEntries((await callAs(who).privacy.consents()).consents.map(({ kind, state }) => [kind, state]));
const answer = { version: 1, place: "web" };

test("privacy.setConsent adds to a history that nobody changes, with the hash of the text that was shown", async () => {
  const [ann, ben] = [await aPerson(fresh, { consents: [] }), await aPerson(fresh, { consents: [] })];
  for (const given of [true, false, true]) await callAs(ann).privacy.setConsent({ kind: "sites", given, ...answer });
  const rows =
    await owner`select given, version, encode(text_hash, 'hex') as hash, place from consents where user_id = ${ann.userId} order by at`;
  expect(rows.map((row) => row["given"])).toEqual([true, false, true]);
  expect(rows[0]).toMatchObject({ version: 1, place: "web", hash: createHash("sha256").update(consentText("sites")).digest("hex") });
  expect(await stateOf(ann)).toMatchObject({ sites: "given", coding: "never_asked" });
  expect(await stateOf(ben)).toMatchObject({ sites: "never_asked" });
});

test("a device answers only for what it records", async () => {
  const ann = await aPerson(fresh, { consents: [] });
  const device = { userId: ann.userId, deviceId: await aDevice(fresh, ann) };
  for (const kind of ["coding", "sites", "page_keys"] as const)
    await callAs(device).privacy.setConsent({ kind, given: true, version: 1, place: "streakline-browser 0.1.0" });
  for (const kind of ["presence", "boards"] as const)
    expect(await refusal(callAs(device).privacy.setConsent({ kind, given: true, ...answer }))).toBe("forbidden");
  expect(await stateOf(ann)).toEqual({
    coding: "given",
    sites: "given",
    page_keys: "given",
    presence: "never_asked",
    boards: "never_asked",
  });
  expect(await stateOf(device)).toEqual(await stateOf(ann));
});

test("privacy.setConsent refuses strangers, kinds it does not know and sentences that were never asked", async () => {
  const ann = await aPerson(fresh, { consents: [] });
  expect(await refusal(callAs(null).privacy.setConsent({ kind: "sites", given: true, ...answer }))).toBe("unauthenticated");
  expect(await refusal(callAs(ann).privacy.setConsent({ kind: "sites", given: true, version: 2, place: "web" }))).toBe("bad_input");
  expect(await refusal(callAs(ann).privacy.setConsent({ kind: "everything" as "sites", given: true, ...answer }))).toBe("bad_input");
  expect(await stateOf(ann)).toMatchObject({ sites: "never_asked" });
});
