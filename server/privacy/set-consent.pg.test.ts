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
  Object.fromEntries(
    (await callAs(who).privacy.consents()).consents.map(({ kind, state }) => [kind, state]),
  );
const answer = { version: 1, place: "web" };
/** Some instant, long ago. */
const AT = 1_795_176_000;

test("privacy.setConsent adds to a history that nobody changes, with the text's hash", async () => {
  const [ann, ben] = [
    await aPerson(fresh, { consents: [] }),
    await aPerson(fresh, { consents: [] }),
  ];
  for (const given of [true, false, true])
    await callAs(ann).privacy.setConsent({ kind: "sites", given, ...answer });
  const rows =
    await owner`select given, version, encode(text_hash, 'hex') as hash, place from consents
      where user_id = ${ann.userId} order by at`;
  expect(rows.map((row) => row["given"])).toEqual([true, false, true]);
  expect(rows[0]).toMatchObject({
    version: 1,
    place: "web",
    hash: createHash("sha256").update(consentText("sites")).digest("hex"),
  });
  expect(await stateOf(ann)).toMatchObject({ sites: "given", coding: "never_asked" });
  expect(await stateOf(ben)).toMatchObject({ sites: "never_asked" });
});

test("a device answers only for what it records", async () => {
  const ann = await aPerson(fresh, { consents: [] });
  const device = { userId: ann.userId, deviceId: await aDevice(fresh, ann) };
  for (const kind of ["coding", "sites", "page_keys"] as const)
    await callAs(device).privacy.setConsent({
      kind,
      given: true,
      version: 1,
      place: "streakline-browser 0.1.0",
    });
  for (const kind of ["presence", "boards"] as const)
    expect(await refusal(callAs(device).privacy.setConsent({ kind, given: true, ...answer }))).toBe(
      "forbidden",
    );
  expect(await stateOf(ann)).toEqual({
    coding: "given",
    sites: "given",
    page_keys: "given",
    presence: "never_asked",
    boards: "never_asked",
  });
  expect(await stateOf(device)).toEqual(await stateOf(ann));
});

test("privacy.setConsent refuses strangers, unknown kinds and sentences never asked", async () => {
  const ann = await aPerson(fresh, { consents: [] });
  expect(
    await refusal(callAs(null).privacy.setConsent({ kind: "sites", given: true, ...answer })),
  ).toBe("unauthenticated");
  expect(
    await refusal(
      callAs(ann).privacy.setConsent({ kind: "sites", given: true, version: 2, place: "web" }),
    ),
  ).toBe("bad_input");
  for (const place of ["a\0b", "a\nb", ""])
    expect(
      await refusal(
        callAs(ann).privacy.setConsent({ kind: "sites", given: true, version: 1, place }),
      ),
    ).toBe("bad_input");
  expect(
    await refusal(
      callAs(ann).privacy.setConsent({ kind: "everything" as "sites", given: true, ...answer }),
    ),
  ).toBe("bad_input");
  expect(await stateOf(ann)).toMatchObject({ sites: "never_asked" });
});

test("privacy.setConsent lets no older yes undo a newer no, and the answer says so", async () => {
  const ann = await aPerson(fresh, { consents: [] });
  const say = async (
    given: boolean,
    answeredAt: number | undefined,
    place = "streakline-browser 0.1.0",
  ) => {
    const input = {
      kind: "sites",
      given,
      version: 1,
      place,
      ...(answeredAt === undefined ? {} : { answeredAt }),
    } as const;
    const { consents } = await callAs(ann).privacy.setConsent(input);
    const { state, at } = consents.find(({ kind }) => kind === "sites") ?? {};
    return [state, at];
  };
  expect(await say(true, AT)).toEqual(["given", AT]);
  expect(await say(false, AT + 100)).toEqual(["withdrawn", AT + 100]);
  // given on another device before the no, or in its second, and told late
  expect(await say(true, AT + 50, "another")).toEqual(["withdrawn", AT + 100]);
  expect(await say(true, AT + 100, "another")).toEqual(["withdrawn", AT + 100]);
  expect(await say(true, AT + 200)).toEqual(["given", AT + 200]);
  // a no that was given before the yes wins all the same, from then on
  expect(await say(false, AT + 150, "a slow clock")).toEqual(["withdrawn", AT + 200]);
  expect(await say(true, AT + 190)).toEqual(["withdrawn", AT + 200]);
  // clients that do not say when mean now
  const [state, at] = await say(true, undefined, "web");
  expect([state, Number(at) > AT + 86_400]).toEqual(["given", true]);
  expect(await owner`select from consents where user_id = ${ann.userId}`).toHaveLength(8);
  // A repeated no cannot be told from one of another device in the same second, so it holds.
  expect((await say(false, AT + 100))[0]).toBe("withdrawn");
});

test("privacy.setConsent takes no yes from the future; a no counts from now on anyway", async () => {
  const ann = await aPerson(fresh, { consents: [] });
  const now = Math.floor(Date.now() / 1_000);
  const say = (given: boolean, answeredAt: number) =>
    callAs(ann).privacy.setConsent({ kind: "sites", given, answeredAt, ...answer });
  expect(await refusal(say(true, now + 400))).toBe("bad_input");
  const atOf = async () =>
    (await callAs(ann).privacy.consents()).consents.find(({ kind }) => kind === "sites")?.at ?? 0;
  await say(true, now + 250);
  expect(await stateOf(ann)).toMatchObject({ sites: "given" });
  expect((await atOf()) - now).toBeLessThan(100);
  await say(false, now + 86_400);
  expect(await stateOf(ann)).toMatchObject({ sites: "withdrawn" });
  expect((await atOf()) - now).toBeLessThan(100);
  await callAs(ann).privacy.setConsent({ kind: "sites", given: true, ...answer });
  expect(await stateOf(ann)).toMatchObject({ sites: "given" });
});
