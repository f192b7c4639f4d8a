import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { anEvent, NOON } from "../testing/home.ts";

type Schema = { safeParse(value: unknown): { success: boolean; data?: unknown } };

const session = {
  kind: "coding",
  id: "019ab1f5-4a00-7000-8000-000000000000",
  startedAt: NOON,
  endedAt: NOON + 60,
  endedBy: "idle",
  actor: "person",
  project: "alpha",
  language: "typescript",
  branch: "main",
  framework: "",
  editor: "vscode",
  editorTheme: "Dark",
  linesAdded: 1,
  linesDeleted: 0,
  linesModified: 0,
  linesInserted: 0,
  keystrokes: 5,
  charactersTyped: 5,
  filesModified: 1,
  gitCommits: 0,
  breakpointsHit: 0,
};
const id = "8d6e0b7c-1f63-4f0b-9c55-3b7c2a0a7d11";

/** Every schema that the bundle parses with, and a value that fits it. */
const SCHEMAS: [module: string, name: string, good: unknown][] = [
  ["@streakline/shared/activity/coding-session.ts", "CodingSession", session],
  [
    "@streakline/shared/activity/batch.ts",
    "BatchEnvelope",
    {
      v: 1,
      id,
      sealedAt: NOON,
      timeZone: "UTC",
      client: { name: "a", version: "1" },
      records: [session],
    },
  ],
  [
    "@streakline/shared/activity/batch.ts",
    "PushAnswer",
    {
      batchId: id,
      results: [
        { id, status: "stored" },
        { id, status: "rejected", code: "c", sentence: "s" },
      ],
    },
  ],
  ["@streakline/shared/activity/activity-event.ts", "ActivityEvent", anEvent()],
  [
    "@streakline/shared/activity/sessions.ts",
    "Carry",
    {
      person: {
        key: { project: "", language: "", branch: "", editor: "" },
        lastAt: NOON,
        files: ["f"],
      },
      agent: null,
      lastStart: { person: { at: NOON, count: 0 }, agent: { at: 0, count: 0 } },
    },
  ],
  [
    "@streakline/shared/privacy/redact.ts",
    "PrivacyRules",
    {
      excludeGlobs: ["a"],
      excludeProjects: [],
      hideProjectNames: true,
      hideBranchNames: false,
      hideFileNames: false,
    },
  ],
  [
    "@streakline/shared/accounts/account-answers.ts",
    "EnrolAnswer",
    { deviceId: id, userId: id, key: "slk_x" },
  ],
  [
    "@streakline/shared/accounts/account-answers.ts",
    "TokenAnswer",
    { token: "t", expiresAt: NOON, userId: id, deviceId: id, displayName: "Ann", rotate: false },
  ],
  [
    "@streakline/shared/accounts/account-answers.ts",
    "TokenAnswer",
    {
      token: "t",
      expiresAt: NOON,
      userId: id,
      deviceId: id,
      displayName: "Ann",
      rotate: false,
      consents: { coding: false, sites: true, page_keys: false },
    },
  ],
  [
    "@streakline/shared/stats/stats-answers.ts",
    "TodayAnswer",
    {
      day: "2026-11-22",
      secondsTotal: 5,
      asOf: NOON,
      timeZone: "UTC",
      settings: { gapMinutes: 15, awayMinutes: 2, dayStartsAtMinutes: 0 },
    },
  ],
  [
    "../send/account.ts",
    "StoredKey",
    { server: "s", userId: "u", deviceId: "d", displayName: "", key: "k" },
  ],
  ["../send/account.ts", "StoredKey", { signedOutAt: 5 }],
  [
    "../send/delivery-status.ts",
    "DeliveryStatus",
    {
      state: { state: "offline", sentence: "s", retryAtMilliseconds: 1 },
      lastSentAtMilliseconds: null,
    },
  ],
  [
    "../record/coding-consent.ts",
    "CodingConsent",
    {
      isAllowed: false,
      withdrawals: 1,
      atMilliseconds: 5,
      discarded: { batches: 2, seconds: 60 },
      discarding: null,
    },
  ],
  ["../record/pause.ts", "Pause", { setAtMilliseconds: 1, untilMilliseconds: null }],
  [
    "../store/segment-content.ts",
    "SegmentHeader",
    {
      f: "header",
      batchId: id,
      seed: "0".repeat(32),
      carry: null,
      owner: { pid: 1, place: "", startedAt: "" },
    },
  ],
  [
    "../store/segment-content.ts",
    "SegmentMark",
    { f: "mark", how: "sealed", at: 1, timeZone: "UTC", client: { name: "a", version: "1" } },
  ],
];

async function load(): Promise<Schema[]> {
  vi.resetModules();
  const loaded: Schema[] = [];
  for (const [module, name] of SCHEMAS)
    loaded.push(((await import(module)) as Record<string, Schema>)[name]!);
  return loaded;
}

test("the small zod decides like the large one on every schema, for good values and for spoilt ones", async () => {
  const large = await load();
  vi.doMock("zod", () => import("./zod.ts"));
  const small = await load();
  vi.doUnmock("zod");
  SCHEMAS.forEach(([, name, good], index) => {
    const [a, b] = [large[index]!, small[index]!];
    expect(a, name).not.toBe(b);
    expect(a.safeParse(good), name).toMatchObject({ success: true });
    fc.assert(
      fc.property(
        fc.nat(),
        fc.oneof(fc.anything(), fc.string(), fc.integer(), fc.constant(undefined)),
        (at, spoilt) => {
          const value = spoil(good, at, spoilt);
          const [expected, found] = [a.safeParse(value), b.safeParse(value)];
          expect(found.success).toBe(expected.success);
          expect(found.data).toEqual(expected.data);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** A copy of a value in which one part is replaced: the `at`-th of all its parts. */
function spoil(value: unknown, at: number, by: unknown): unknown {
  const copy = structuredClone({ root: value });
  const parts: [holder: Record<string, unknown>, key: string][] = [];
  const collect = (holder: Record<string, unknown>) => {
    for (const key of Object.keys(holder)) {
      parts.push([holder, key]);
      const inner = holder[key];
      if (inner !== null && typeof inner === "object") collect(inner as Record<string, unknown>);
    }
  };
  collect(copy);
  const [holder, key] = parts[at % parts.length]!;
  holder[key] = by;
  return copy.root;
}
