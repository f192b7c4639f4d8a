import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ErrorCode } from "../errors.ts";
import { aRecord, aVisit, SEED, SUNDAY } from "../testing/builders.ts";
import { uuidV7 } from "../ids.ts";
import { FUTURE_SECONDS_MAX } from "../time/instant.ts";
import { parseRecord } from "./parse-record.ts";

const NOW = SUNDAY + 3_600;
const idAt = (second: number): string => uuidV7(second * 1000, SEED);
const codeOf = (value: unknown): ErrorCode | "taken" => {
  const parsed = parseRecord(value, NOW);
  return parsed.record === null ? parsed.code : "taken";
};

test("parseRecord() takes a good record as it is and drops keys it does not know", () => {
  const record = aRecord({ project: "shop", branch: "feature/login" });
  expect(parseRecord({ ...record, mood: "good" }, NOW)).toEqual({ record });
});

test("parseRecord() says why it refuses, under the record's own id", () => {
  const record = aRecord({ endedAt: SUNDAY - 1 });
  expect(parseRecord(record, NOW)).toEqual({
    record: null,
    id: record.id,
    code: "ends_before_start",
    sentence: "The session ends before it starts. Check the clock of the device.",
  });
});

describe("parseRecord() refuses", () => {
  test.each<[string, unknown, ErrorCode | "taken"]>([
    ["nothing", null, "bad_record"],
    ["a text", "record", "bad_record"],
    ["a list", [aRecord()], "bad_record"],
    ["an empty object", {}, "bad_record"],
    ["a kind that is no text", aRecord({ kind: 7 as never }), "bad_record"],
    ["another kind", { ...aRecord(), kind: "dream" }, "unknown_kind"],
    [
      "__proto__",
      JSON.parse(`{"__proto__":{"admin":true},${JSON.stringify(aRecord()).slice(1)}`),
      "bad_record",
    ],
    ["constructor", { ...aRecord(), constructor: { prototype: {} } }, "bad_record"],
    ["an end before the start", aRecord({ endedAt: SUNDAY - 1 }), "ends_before_start"],
    [
      "milliseconds",
      { ...aRecord(), startedAt: SUNDAY * 1000, endedAt: SUNDAY * 1000 },
      "instant_out_of_range",
    ],
    [
      "the year 275760",
      { ...aRecord(), startedAt: 8_640_000_000_000, endedAt: 8_640_000_000_000 },
      "instant_out_of_range",
    ],
    ["1970", { ...aRecord(), startedAt: 0, endedAt: 0 }, "instant_out_of_range"],
    ["a negative instant", { ...aRecord(), startedAt: -1 }, "instant_out_of_range"],
    ["half a second", { ...aRecord(), startedAt: SUNDAY + 0.5 }, "instant_out_of_range"],
    ["2^53 as an instant", { ...aRecord(), endedAt: 2 ** 53 }, "instant_out_of_range"],
    ["an instant as text", { ...aRecord(), startedAt: "2026-11-22" }, "bad_record"],
    ["a missing end", { ...aRecord(), endedAt: undefined }, "bad_record"],
    ["361 seconds", aRecord({ endedAt: SUNDAY + 361 }), "too_long"],
    ["an end that lies ahead", aRecord({ startedAt: NOW + 250, endedAt: NOW + 301 }), "in_future"],
    ["an id of another second", aRecord({ id: idAt(SUNDAY + 1) }), "id_mismatch"],
    [
      "an id of another version",
      aRecord({ id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301" }),
      "id_mismatch",
    ],
    ["an id that is none", aRecord({ id: "7" }), "bad_record"],
    ["an id that is no text", { ...aRecord(), id: { $ne: null } }, "bad_record"],
    ["an absolute path", aRecord({ project: "/home/ann/shop" }), "contains_sensitive"],
    ["a home path", aRecord({ project: "~/shop" }), "contains_sensitive"],
    ["a path after a blank", aRecord({ project: " /home/x" }), "contains_sensitive"],
    ["an invisible character and a path", aRecord({ project: "\u200b/x" }), "contains_sensitive"],
    ["an address of a file", aRecord({ project: "file:/etc" }), "contains_sensitive"],
    ["a drive", aRecord({ project: "C:/work" }), "contains_sensitive"],
    ["a backslash", aRecord({ branch: "work\\shop" }), "contains_sensitive"],
    ["an address", aRecord({ branch: "https://example.org/?token=1" }), "contains_sensitive"],
    ["a NUL in a name", aRecord({ project: "a\0b" }), "contains_sensitive"],
    ["a NUL in the theme", aRecord({ editorTheme: "Dark\0" }), "contains_sensitive"],
    ["a NUL in the language", aRecord({ language: "type\0script" }), "bad_record"],
    [
      "a mark that turns the text around",
      aRecord({ project: "shop\u202egpj" }),
      "contains_sensitive",
    ],
    ["a lone surrogate in a name", aRecord({ project: "a\ud83d" }), "bad_record"],
    ["a lone surrogate in the theme", aRecord({ editorTheme: "\ude00" }), "bad_record"],
    ["a name of 201 characters", aRecord({ project: "x".repeat(201) }), "bad_record"],
    ["a name that is no text", { ...aRecord(), project: ["shop"] }, "bad_record"],
    ["a negative counter", aRecord({ keystrokes: -1 }), "bad_record"],
    ["2^53 as a counter", aRecord({ keystrokes: 2 ** 53 }), "bad_record"],
    ["half a counter", aRecord({ linesAdded: 0.5 }), "bad_record"],
    ["a counter as text", { ...aRecord(), linesAdded: "1" }, "bad_record"],
    ["a missing counter", { ...aRecord(), linesAdded: undefined }, "bad_record"],
    ["an unknown ending", { ...aRecord(), endedBy: "boredom" }, "bad_record"],
    ["an unknown actor", { ...aRecord(), actor: "cat" }, "bad_record"],
  ])("%s", (_, value, code) => {
    expect(codeOf(value)).toBe(code);
  });
});

describe("parseRecord() takes what lies just inside", () => {
  test.each<[string, unknown]>([
    ["no length at all", aRecord({ endedAt: SUNDAY })],
    ["360 seconds", aRecord({ endedAt: SUNDAY + 360 })],
    ["five minutes ahead", aRecord({ startedAt: NOW, endedAt: NOW + FUTURE_SECONDS_MAX })],
    ["an id late in its second", aRecord({ id: uuidV7(SUNDAY * 1000 + 999, SEED) })],
    ["the first second of 2020", aRecord({ startedAt: 1_577_836_800 })],
    ["hidden names", aRecord({ project: "", branch: "", language: "" })],
    ["names in any script", aRecord({ project: "магазин 🛒 店" })],
    ["ten million keystrokes", aRecord({ keystrokes: 10_000_000 })],
  ])("%s", (_, value) => {
    expect(codeOf(value)).toBe("taken");
  });
});

describe("parseRecord() of a visit to a site", () => {
  test("takes a good one as it is and drops what it must not know", () => {
    const visit = aVisit({ pageKeys: ["0".repeat(32)] });
    expect(
      parseRecord({ ...visit, url: "https://mozilla.org/secret", title: "secret" }, NOW),
    ).toEqual({ record: visit });
  });

  test.each<[string, unknown, ErrorCode | "taken"]>([
    ["a domain under a private suffix", aVisit({ domain: "ann.github.io" }), "taken"],
    ["a domain under the reserved .test", aVisit({ domain: "example.test" }), "taken"],
    ["a path", aVisit({ domain: "example.org/secret" }), "contains_sensitive"],
    ["a query", aVisit({ domain: "example.org?q=secret" }), "contains_sensitive"],
    ["a person", aVisit({ domain: "ann@example.org" }), "contains_sensitive"],
    ["a port", aVisit({ domain: "example.org:8080" }), "contains_sensitive"],
    ["an address", aVisit({ domain: "https://example.org" }), "contains_sensitive"],
    ["a backslash", aVisit({ domain: "example.org\\a" }), "contains_sensitive"],
    ["a NUL", aVisit({ domain: "example.org\0" }), "contains_sensitive"],
    ["an IPv6 address", aVisit({ domain: "[::1]" }), "contains_sensitive"],
    ["an IPv4 address", aVisit({ domain: "192.168.0.1" }), "bad_record"],
    ["a single label", aVisit({ domain: "intranet" }), "bad_record"],
    ["a printer", aVisit({ domain: "printer.local" }), "bad_record"],
    ["a hidden service", aVisit({ domain: "abcdef.onion" }), "bad_record"],
    ["a subdomain", aVisit({ domain: "www.example.org" }), "bad_record"],
    ["a bare suffix", aVisit({ domain: "co.uk" }), "bad_record"],
    ["capital letters", aVisit({ domain: "Example.org" }), "bad_record"],
    ["a domain that is no text", { ...aVisit(), domain: 7 }, "bad_record"],
    ["no domain", { ...aVisit(), domain: undefined }, "bad_record"],
    ["a category nobody knows", { ...aVisit(), category: "secrets" }, "bad_record"],
    [
      "51 page keys",
      aVisit({ pageKeys: new Array<string>(51).fill("0".repeat(32)) }),
      "bad_record",
    ],
    ["a page key that is a path", aVisit({ pageKeys: ["/secret/page"] }), "bad_record"],
    ["a page key that is cut short", aVisit({ pageKeys: ["0".repeat(31)] }), "bad_record"],
    [
      "more idle than there is time",
      aVisit({ endedAt: SUNDAY + 60, idleSeconds: 61 }),
      "bad_record",
    ],
    ["a negative count", aVisit({ pageViews: -1 }), "bad_record"],
    ["361 seconds", aVisit({ endedAt: SUNDAY + 361 }), "too_long"],
    ["an end before the start", aVisit({ endedAt: SUNDAY - 1 }), "ends_before_start"],
    ["an id of another second", aVisit({ id: idAt(SUNDAY + 1) }), "id_mismatch"],
    ["the keys of a coding session", { ...aRecord(), kind: "website" }, "bad_record"],
  ])("%s", (_, value, code) => {
    expect(codeOf(value)).toBe(code);
  });
});

test("parseRecord() never throws, echoes no unbounded id and leaves Object.prototype alone", () => {
  const hostile = fc.oneof(
    fc.anything(),
    fc.anything().map((value) => ({ ...aRecord(), id: value })),
    fc.dictionary(fc.constantFrom(...Object.keys(aRecord())), fc.anything()),
    fc
      .dictionary(fc.constantFrom(...Object.keys(aVisit())), fc.anything())
      .map((value) => ({ ...aVisit(), ...value, kind: "website" })),
  );
  fc.assert(
    fc.property(hostile, (value) => {
      const parsed = parseRecord(value, NOW);
      if (parsed.record === null) {
        expect(parsed.id.length).toBeLessThanOrEqual(64);
        expect(parsed.sentence.length).toBeLessThan(500);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});
