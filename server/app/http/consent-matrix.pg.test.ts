import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { EnrolAnswer } from "@streakline/shared/accounts/account-answers.ts";
import { encodeBatch, sealBatch } from "@streakline/shared/activity/batch-buffer.ts";
import type { BatchRecord, PushAnswer } from "@streakline/shared/activity/batch.ts";
import {
  CONSENTS,
  ConsentKind,
  type ConsentsAnswer,
  ConsentState,
  DeviceConsentKind,
} from "@streakline/shared/privacy/consents.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rederiveDays } from "../days/rederive-days.ts";
import { openBrowser } from "../../testing/browser.ts";
import { aSession, aVisit } from "../../testing/builders.ts";
import { SAMPLES } from "../../testing/procedure-samples.ts";
import { enrolToken, fetchToken, type SignedUp, signUp } from "../../testing/sign-up.ts";
import { startTestServer, type TestServer } from "../../testing/start-test-server.ts";
import type { PrincipalKind } from "../../trpc/context.ts";
import type { ProcedureMeta } from "../../trpc/procedures.ts";
import { appRouter } from "./router.ts";

// Every kind of consent x how it stands x who sends: on the real server, over HTTP, with the tables
// looked into afterwards.

/** One record of each sort that a client sends, in this order in every batch. */
type Sort = "session" | "visit" | "keyedVisit";
const SORTS: readonly Sort[] = ["session", "visit", "keyedVisit"];

/** The records that are refused when only this kind is not given. A new kind needs a row here. */
const GUARDS: Record<ConsentKind, readonly Sort[]> = {
  coding: ["session"],
  sites: ["visit", "keyedVisit"],
  page_keys: ["keyedVisit"],
  presence: [],
  boards: [],
};

/** Whether a kind in this state lets its records in. */
const LETS_IN: Record<ConsentState, boolean> = {
  given: true,
  never_asked: false,
  withdrawn: false,
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Someone = SignedUp & { deviceId: string; key: string; token: string };

/** Somebody with a connected browser who was asked nothing yet. */
async function someone(): Promise<Someone> {
  const person = await signUp(server.url);
  const authorization = `Bearer ${await enrolToken(server.url, person, "streakline-browser")}`;
  const device = {
    kind: "browser",
    name: "laptop",
    client: "streakline-browser 0.1.0",
    timeZone: "UTC",
  };
  const { deviceId, key } = (await openBrowser(server.url).mutate("devices.enrol", device, {
    authorization,
  })) as EnrolAnswer;
  return { ...person, deviceId, key, token: (await fetchToken(server.url, key)).token };
}

async function answer(who: Someone, kind: ConsentKind, given: boolean): Promise<ConsentsAnswer> {
  const input = { kind, given, version: CONSENTS[kind].version, place: "web" };
  return (await who.browser.mutate("privacy.setConsent", input)) as ConsentsAnswer;
}

/** Brings one kind into a state; a withdrawal follows a yes. */
async function bring(who: Someone, kind: ConsentKind, state: ConsentState): Promise<void> {
  if (state !== "never_asked") await answer(who, kind, true);
  if (state === "withdrawn") await answer(who, kind, false);
}

/** A person with one kind of consent in a state, and all others given. */
async function someoneWith(kind: ConsentKind, state: ConsentState): Promise<Someone> {
  const who = await someone();
  for (const other of ConsentKind.options)
    await bring(who, other, other === kind ? state : "given");
  return who;
}

const KEY = "00112233445566778899aabbccddeeff";
const CANARY = "canary";

/**
 * One record of each sort, of the last ten minutes unless they are `later`, with words in it that
 * are looked for afterwards.
 */
function records(later = 0): Record<Sort, BatchRecord> {
  const at = Math.floor(Date.now() / 1_000) - 600 + later;
  return {
    session: aSession({ startedAt: at, project: `${CANARY}-session` }),
    visit: aVisit({ startedAt: at + 70, domain: `${CANARY}-visit.org` }),
    keyedVisit: aVisit({
      startedAt: at + 140,
      domain: `${CANARY}-keyed-visit.org`,
      pageKeys: [KEY],
    }),
  };
}

const envelope = () => ({
  id: randomUUID(),
  sealedAt: Math.floor(Date.now() / 1_000),
  timeZone: "UTC",
  client: { name: "streakline-browser", version: "0.1.0" },
});

async function post(
  who: Someone,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${server.url}/trpc/${path}`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${who.token}`,
      ...headers,
    },
  });
  return {
    status: response.status,
    body: (await response.json()) as { result: { data: PushAnswer } },
  };
}

/** What each sort of record came to. */
type Codes = Record<Sort, string>;

function codesOf({ results }: PushAnswer): string[] {
  return results.map((result) => (result.status === "stored" ? "stored" : result.code));
}

function bySort(codes: readonly string[]): Codes {
  return Object.fromEntries(SORTS.map((sort, index) => [sort, codes[index]])) as Codes;
}

const CLAIM = {
  consent: true,
  given: true,
  consents: { coding: true, sites: true, page_keys: true },
  missing: [],
  consentsNeeded: [0, 0, 0],
};

/**
 * Every way to send one record of each sort: as the client does, and as somebody who has only the
 * token.
 */
const WAYS: Record<string, (who: Someone) => Promise<Codes>> = {
  async "the client"(who) {
    const batch = encodeBatch(sealBatch({ ...envelope(), sessions: Object.values(records()) }));
    const sent = await post(who, "activity.push", new Uint8Array(gzipSync(batch)), {
      "content-encoding": "gzip",
    });
    return bySort(codesOf(sent.body.result.data));
  },
  async "records that claim a consent"(who) {
    const claiming = Object.values(records()).map((record) => ({ ...record, ...CLAIM }));
    return bySort(
      codesOf(
        (
          await post(
            who,
            "activity.push",
            JSON.stringify({ v: 1, ...envelope(), records: claiming }),
          )
        ).body.result.data,
      ),
    );
  },
  async "an envelope that claims consents, another person and another device"(who) {
    const claims = {
      ...CLAIM,
      userId: randomUUID(),
      deviceId: randomUUID(),
      rejected: [],
      answer: { rejected: [] },
    };
    const batch = JSON.stringify({
      v: 1,
      ...envelope(),
      ...claims,
      records: Object.values(records()),
    });
    const headers = { "x-consents": "coding,sites,page_keys", cookie: "consents=all" };
    return bySort(codesOf((await post(who, "activity.push", batch, headers)).body.result.data));
  },
  async "a call in a list of calls"(who) {
    const batch = { v: 1, ...envelope(), records: Object.values(records()) };
    const sent = await post(
      who,
      "activity.push?batch=1&consents=all",
      JSON.stringify({ 0: batch }),
    );
    return bySort(
      codesOf(
        (sent.body as unknown as { result: { data: PushAnswer } }[])[0]?.result.data ?? {
          batchId: "",
          results: [],
        },
      ),
    );
  },
  async "the same batch again and again"(who) {
    const batch = JSON.stringify({ v: 1, ...envelope(), records: Object.values(records()) });
    const codes: string[][] = [];
    for (let time = 0; time < 3; time += 1)
      codes.push(codesOf((await post(who, "activity.push", batch)).body.result.data));
    for (const again of codes) expect(again).toEqual(codes[0]);
    return bySort(codes[0] ?? []);
  },
};

/** Records whose kind does not fit their fields. None is stored under any consent. */
function disguised(): [what: string, record: unknown, code: string][] {
  const { session, visit, keyedVisit } = records();
  return [
    ["a visit that calls itself coding", { ...keyedVisit, kind: "coding" }, "bad_record"],
    ["a session that calls itself a visit", { ...session, kind: "website" }, "bad_record"],
    ...["page_keys", "presence", "boards", "sites", "Website", "CODING", "", "website "].map(
      (kind): [string, unknown, string] => [
        `the kind "${kind}"`,
        { ...keyedVisit, kind },
        "unknown_kind",
      ],
    ),
    ["a list of kinds", { ...visit, kind: ["coding", "website"] }, "bad_record"],
    ["no kind", { ...visit, kind: undefined }, "bad_record"],
    ["no record", [visit], "bad_record"],
  ];
}

/**
 * What a person has in the tables, and whether words of a record stand anywhere, also in what is
 * remembered of a batch.
 */
async function stored({ userId }: Someone) {
  const { raw } = server.fresh.databases.worker;
  const coding =
    await raw`select to_jsonb(t)::text as row from coding_sessions t where user_id = ${userId}`;
  const visits = await raw`select to_jsonb(t)::text as row, page_keys <> '{}' as keyed
      from website_sessions t where user_id = ${userId}`;
  const batches =
    await raw`select to_jsonb(t)::text as row from batches t where user_id = ${userId}`;
  const text = [...coding, ...visits, ...batches].map((row) => String(row["row"])).join("\n");
  return {
    coding: coding.length,
    visits: visits.length,
    pageKeys: visits.filter((row) => row["keyed"]).length,
    batches: batches.length,
    words: SORTS.filter((sort) =>
      text.includes(`${CANARY}-${sort === "keyedVisit" ? "keyed-visit.org" : sort}`),
    ),
  };
}

describe.each(ConsentKind.options)("%s", (kind) => {
  test.each(ConsentState.options)(
    "%s: stored is what it allows, and nothing else, whoever sends",
    async (state) => {
      const who = await someoneWith(kind, state);
      const isIn = (sort: Sort) => LETS_IN[state] || !GUARDS[kind].includes(sort);
      const expected = Object.fromEntries(
        SORTS.map((sort) => [sort, isIn(sort) ? "stored" : "consent_missing"]),
      );
      for (const [way, send] of Object.entries(WAYS))
        expect(await send(who), way).toEqual(expected);

      const forged = disguised();
      const sent = await post(
        who,
        "activity.push",
        JSON.stringify({ v: 1, ...envelope(), records: forged.map(([, record]) => record) }),
      );
      expect(
        codesOf(sent.body.result.data).map((code, index) => [forged[index]?.[0], code]),
      ).toEqual(forged.map(([what, , code]) => [what, code]));

      const times = Object.keys(WAYS).length;
      const count = (...sorts: Sort[]) => sorts.filter(isIn).length * times;
      expect(await stored(who)).toEqual({
        coding: count("session"),
        visits: count("visit", "keyedVisit"),
        pageKeys: count("keyedVisit"),
        batches: times + 1,
        words: SORTS.filter(isIn),
      });
    },
  );

  test("given again after a no: records from before are refused, later ones are stored", async () => {
    const who = await someoneWith(kind, "withdrawn");
    await answer(who, kind, true);
    const expected = (isBefore: boolean) =>
      Object.fromEntries(
        SORTS.map((sort) => [
          sort,
          isBefore && GUARDS[kind].includes(sort) ? "consent_missing" : "stored",
        ]),
      );
    for (const [way, send] of Object.entries(WAYS))
      expect(await send(who), way).toEqual(expected(true));
    expect((await stored(who)).words).toEqual(SORTS.filter((sort) => !GUARDS[kind].includes(sort)));
    const fresh = Object.values(records(610));
    const sent = await post(
      who,
      "activity.push",
      encodeBatch(sealBatch({ ...envelope(), sessions: fresh })),
    );
    expect(bySort(codesOf(sent.body.result.data))).toEqual(expected(false));
  });

  test("alone it lets in nothing that needs another kind too", async () => {
    const who = await someone();
    await answer(who, kind, true);
    const needs = (sort: Sort) => ConsentKind.options.filter((one) => GUARDS[one].includes(sort));
    const isIn = (sort: Sort) => needs(sort).every((one) => one === kind);
    for (const [way, send] of Object.entries(WAYS))
      expect(await send(who), way).toEqual(
        Object.fromEntries(SORTS.map((sort) => [sort, isIn(sort) ? "stored" : "consent_missing"])),
      );
    expect((await stored(who)).words).toEqual(SORTS.filter(isIn));
  });

  test("its answer is stored and listed, and a device sees and answers only its own kinds", async () => {
    const who = await someone();
    const stateOf = async () => {
      const { consents } = (await who.browser.query("privacy.consents")) as ConsentsAnswer;
      const row = consents.find((one) => one.kind === kind);
      return { state: row?.state, version: row?.version, place: row?.place };
    };
    const told = async () =>
      (await fetchToken(server.url, who.key)).consents as Record<string, boolean | undefined>;
    const isOfDevices = DeviceConsentKind.safeParse(kind).success;
    expect(await stateOf()).toEqual({ state: "never_asked", version: null, place: null });

    const input = {
      kind,
      given: true,
      version: CONSENTS[kind].version,
      place: "streakline-browser 0.1.0",
    };
    const byDevice = openBrowser(server.url).mutate("privacy.setConsent", input, {
      authorization: `Bearer ${who.token}`,
    });
    if (isOfDevices) await byDevice;
    else await expect(byDevice).rejects.toMatchObject({ data: { refusal: "forbidden" } });
    expect(await stateOf()).toMatchObject({ state: isOfDevices ? "given" : "never_asked" });

    for (const given of [true, false]) {
      await answer(who, kind, given);
      expect(await stateOf()).toEqual({
        state: given ? "given" : "withdrawn",
        version: CONSENTS[kind].version,
        place: "web",
      });
    }
    expect(kind in (await told())).toBe(isOfDevices);
    if (isOfDevices) expect((await told())[kind]).toBe(false);
  });
});

test("whatever was consented to, no procedure shows anything of one person to another", async () => {
  const [ann, ben] = [await someone(), await someone()];
  for (const who of [ann, ben])
    for (const kind of ConsentKind.options) await bring(who, kind, "given");
  await ann.browser.mutate("accounts.updateProfile", {
    displayName: "Canary Ann",
    username: "canary-ann",
  });
  await ann.browser.mutate("sites.setRule", {
    domain: `${CANARY}-visit.org`,
    category: "news",
    weight: null,
  });
  for (const send of Object.values(WAYS)) await send(ann);
  await rederiveDays({ databases: server.fresh.databases }, ann.userId);
  const range = { from: dayAgo(1), to: dayAgo(0) };
  expect(JSON.stringify(await ann.browser.query("sites.summary", range))).toContain(CANARY);
  const secrets = [ann.userId, ann.email, ann.deviceId, CANARY];
  const credentials: Record<PrincipalKind, (path: string) => Promise<Record<string, string>>> = {
    session: async () => ({ cookie: ben.browser.cookie() }),
    device: async () => ({ authorization: `Bearer ${ben.token}` }),
    key: async () => ({ "x-api-key": ben.key }),
    enrol: async () => ({ authorization: `Bearer ${await enrolToken(server.url, ben)}` }),
  };
  type Procedure = { _def: { type: "query" | "mutation"; meta?: ProcedureMeta } };
  const procedures = Object.entries(
    appRouter._def.procedures as unknown as Record<string, Procedure>,
  );
  // questions first, for some of the others end what is asked with
  for (const [path, { _def }] of procedures.toSorted(
    ([, a], [, b]) => Number(a._def.type === "mutation") - Number(b._def.type === "mutation"),
  )) {
    for (const kind of _def.meta?.who ?? []) {
      const headers = await credentials[kind](path);
      const caller = openBrowser(server.url);
      const input = ofToday(SAMPLES[path]);
      const call =
        _def.type === "query"
          ? caller.query(path, input, headers)
          : caller.mutate(path, input, headers);
      const text = JSON.stringify(await call.catch((error: { data: unknown }) => error.data));
      for (const secret of secrets)
        expect(text?.toLowerCase() ?? "", `${path} as ${kind}`).not.toContain(secret);
    }
  }
});

/** The day of what was sent, in the place of the samples' day. */
function ofToday(input: unknown): unknown {
  return input === undefined
    ? undefined
    : JSON.parse(JSON.stringify(input).replaceAll("2026-11-20", dayAgo(0)));
}

function dayAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
