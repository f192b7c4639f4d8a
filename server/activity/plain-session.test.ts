import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { COUNTER_LIST, perCounter } from "@streakline/shared/activity/counters.ts";
import { parseRecord } from "@streakline/shared/activity/parse-record.ts";
import { uuidV7 } from "@streakline/shared/ids.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isPlainSession } from "./plain-session.ts";

const NOW = 1_795_305_600;

/** Counters that clients of before the newest ones know. */
const FIRST_COUNTERS = COUNTER_LIST.filter(({ later }) => later !== true).map(({ name }) => name);
const count = fc.oneof(fc.nat(500), fc.constantFrom(0, 10_000_000));
const name = fc.oneof(
  fc.constantFrom("streakline", "Müllers Projekt", "feature/login", "", "x".repeat(200)),
  fc.string({ maxLength: 12 }),
);
const session = fc
  .record({
    startedAt: fc.integer({ min: NOW - 100_000, max: NOW }),
    length: fc.nat(300),
    random: fc.uint8Array({ minLength: 10, maxLength: 10 }),
    endedBy: fc.constantFrom<CodingSession["endedBy"][]>(
      "idle",
      "blur",
      "lock",
      "switch",
      "seal",
      "close",
    ),
    actor: fc.constantFrom<CodingSession["actor"][]>("person", "agent"),
    project: name,
    branch: name,
    editorTheme: name,
    language: fc.constantFrom("typescript", "c++", ""),
    framework: fc.constantFrom("react", "next.js", "spring boot"),
    counters: fc.record(
      perCounter(() => count),
      { requiredKeys: FIRST_COUNTERS },
    ),
  })
  .map(({ length, random, counters, ...rest }) => ({
    kind: "coding",
    id: uuidV7(rest.startedAt * 1_000, random),
    endedAt: rest.startedAt + length,
    editor: "vscode",
    ...rest,
    ...counters,
  }));
/** Anything JSON can be, and what is near the limits. */
const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    -1,
    0.5,
    2 ** 53,
    8.64e12,
    NOW + 301,
    1_577_836_799,
    4_102_444_801,
    "person ",
    "Idle",
    "\u0000",
    "\ud800",
    "../x",
    "/etc",
    "a b",
    "x".repeat(201),
    "__proto__",
  ),
);

test("isPlainSession() takes what clients send", () => {
  const sent = fc
    .sample(session, { numRuns: 200, seed: 1 })
    .filter((record) => parseRecord(record, NOW).record !== null);
  expect(sent.length).toBeGreaterThan(50);
  const usual = sent.filter(({ framework }) => framework !== "spring boot");
  expect(usual.every((record) => isPlainSession(record, NOW))).toBe(true);
});

test("what isPlainSession() takes, parseRecord() takes and gives back unchanged", () => {
  fc.assert(
    fc.property(
      session,
      fc.option(fc.tuple(fc.nat(30), odd)),
      fc.boolean(),
      (record, change, fromText) => {
        const changed =
          change === null ? record : { ...record, [keyAt(record, change[0])]: change[1] };
        const read: unknown = fromText ? JSON.parse(JSON.stringify(changed)) : changed;
        if (isPlainSession(read, NOW)) expect(parseRecord(read, NOW)).toEqual({ record: read });
      },
    ),
    { numRuns: 3_000 },
  );
});

test("isPlainSession() leaves everything that is not a record to parseRecord()", () => {
  for (const value of [
    null,
    undefined,
    7,
    "text",
    [],
    {},
    JSON.parse('{"__proto__": {"kind": "coding"}}'),
  ])
    expect(isPlainSession(value, NOW)).toBe(false);
  const [record] = fc.sample(session, { numRuns: 1, seed: 2 });
  expect(isPlainSession({ ...record, mood: "fine" }, NOW)).toBe(false);
});

function keyAt(record: object, index: number): string {
  return (
    [...Object.keys(record), "mood", "constructor"][index % (Object.keys(record).length + 2)] ??
    "kind"
  );
}
