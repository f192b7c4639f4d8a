import { uuidV7 } from "@streakline/shared/ids.ts";
import {
  aRecord as aSharedRecord,
  aVisit as aSharedVisit,
} from "@streakline/shared/testing/builders.ts";
import { expect, test } from "vitest";
import { inConflict, parseBatch, resultsOf, withoutConsent } from "./parse-batch.ts";

const NOW = 1_795_305_600;

const idAt = (startedAt: number) =>
  uuidV7(startedAt * 1_000, new Uint8Array(10).fill(startedAt % 251));

/** A record with an id that follows from its start. */
function aRecord(startedAt: number, changes: Record<string, unknown> = {}) {
  return { ...aSharedRecord({ startedAt, id: idAt(startedAt) }), ...changes };
}

test("parseBatch() takes good records beside bad ones, and says where the bad ones stood", () => {
  const records = [
    aRecord(NOW - 100),
    aRecord(NOW - 300, { endedAt: NOW - 301 }),
    null,
    aRecord(NOW - 200),
  ];
  const { sessions, rejected } = parseBatch(records, NOW);
  expect(sessions.map(({ startedAt }) => startedAt)).toEqual([NOW - 200, NOW - 100]);
  expect(rejected.map(({ index, code }) => [index, code])).toEqual([
    [1, "ends_before_start"],
    [2, "bad_record"],
  ]);
});

test("parseBatch() takes a record with keys of a newer client, and drops them", () => {
  const { sessions, rejected } = parseBatch([aRecord(NOW - 100, { mood: "fine" })], NOW);
  expect(rejected).toEqual([]);
  expect(sessions[0]).toEqual(aRecord(NOW - 100));
});

function aVisit(startedAt: number, changes: Record<string, unknown> = {}) {
  const visit = { startedAt, id: idAt(startedAt), endedAt: startedAt + 50 };
  return { ...aSharedVisit(visit), ...changes };
}

test("parseBatch() takes visits to sites beside coding, each sorted by start", () => {
  const visits = [
    aVisit(NOW - 100),
    aVisit(NOW - 300),
    aVisit(NOW - 200, { domain: "example.org/secret" }),
  ];
  const parsed = parseBatch([...visits, aRecord(NOW - 150)], NOW);
  expect(parsed.sessions).toEqual([aRecord(NOW - 150)]);
  expect(parsed.visits).toEqual([visits[1], visits[0]]);
  expect(parsed.rejected).toMatchObject([{ index: 2, code: "contains_sensitive" }]);
});

test("withoutConsent() refuses each record of a missing kind, and refuses none twice", () => {
  const keyed = aVisit(NOW - 90, { pageKeys: ["0".repeat(32)] });
  const records = [aRecord(NOW - 100), aVisit(NOW - 95), keyed, { kind: "website" }];
  const rejected = [{ index: 3, id: "", code: "bad_record", sentence: "" }];
  const indexes = (...missing: ("coding" | "sites" | "page_keys")[]) =>
    withoutConsent(records, rejected, { missing, since: null }).map(({ index }) => index);
  expect(indexes()).toEqual([]);
  expect(indexes("coding")).toEqual([0]);
  expect(indexes("sites")).toEqual([1, 2]);
  expect(indexes("page_keys")).toEqual([2]);
  expect(indexes("coding", "sites", "page_keys")).toEqual([0, 1, 2]);
  expect(withoutConsent(records, rejected, { missing: ["page_keys"], since: null })).toMatchObject([
    { id: keyed.id, code: "consent_missing" },
  ]);
});

test("withoutConsent() refuses what started before a consent was given again", () => {
  const records = [
    aRecord(NOW - 100),
    aRecord(NOW - 50),
    aVisit(NOW - 95),
    aVisit(NOW - 90, { pageKeys: ["0".repeat(32)] }),
  ];
  const indexes = (since: { coding?: number; sites?: number; page_keys?: number }) =>
    withoutConsent(records, [], {
      missing: [],
      since: { coding: 0, sites: 0, page_keys: 0, ...since },
    }).map(({ index }) => index);
  expect(indexes({})).toEqual([]);
  expect(indexes({ coding: NOW - 50 })).toEqual([0]);
  expect(indexes({ sites: NOW - 92 })).toEqual([2]);
  expect(indexes({ page_keys: NOW })).toEqual([3]);
  expect(indexes({ coding: NOW, sites: NOW })).toEqual([0, 1, 2, 3]);
});

test("resultsOf() has one result per record, in the order of the records", () => {
  const records = [aRecord(NOW - 100), { id: 7 }, aRecord(NOW - 200)];
  const { rejected } = parseBatch(records, NOW);
  const results = resultsOf(records, rejected);
  expect(results.map(({ status }) => status)).toEqual(["stored", "rejected", "stored"]);
  expect(results.map(({ id }) => id)).toEqual([aRecord(NOW - 100).id, "", aRecord(NOW - 200).id]);
});

test("parseBatch() of hostile records never throws and shows nothing that cannot be stored", () => {
  const hostile = [
    aRecord(NOW - 1, { id: "a\u0000b" }),
    aRecord(NOW - 1, { id: "\ud800" }),
    aRecord(NOW - 1, { project: "a\u0000b" }),
    aRecord(NOW - 1, { project: "\udfff" }),
    aRecord(NOW - 1, { startedAt: 8_640_000_000_000, endedAt: 8_640_000_000_000 }),
    aRecord(NOW - 1, { keystrokes: -1 }),
    aRecord(NOW - 1, { keystrokes: 2 ** 53 }),
    JSON.parse('{"__proto__": {"isAdmin": true}}'),
    [],
    "text",
  ];
  const { sessions, rejected } = parseBatch(hostile as unknown[], NOW);
  expect(sessions).toEqual([]);
  expect(rejected).toHaveLength(hostile.length);
  const text = JSON.stringify(rejected);
  expect(text).not.toMatch(/\\u0000|\\ud800|\\udfff/);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});

test("parseBatch() takes the first of equal records, and refuses others under their id", () => {
  const first = aRecord(NOW - 100);
  const { sessions, rejected } = parseBatch(
    [first, { ...first }, { ...first, project: "another" }, { ...first, endedAt: NOW - 50 }],
    NOW,
  );
  expect(sessions).toEqual([first]);
  expect(rejected).toMatchObject([
    { index: 2, id: first.id, code: "record_conflict" },
    { index: 3, id: first.id, code: "record_conflict" },
  ]);
});

test("inConflict() refuses the records whose ids are in conflict, unless they are refused already", () => {
  const [one, two] = [aRecord(NOW - 100), aRecord(NOW - 200)];
  const refused = [{ index: 1, id: two.id, code: "bad_record", sentence: "" }];
  expect(inConflict([one, two, null], refused, [one.id, two.id])).toMatchObject([
    { index: 0, id: one.id, code: "record_conflict" },
  ]);
  expect(inConflict([one], [], [])).toEqual([]);
});
