import { describe, expect, test } from "vitest";
import {
  CONSENTS,
  ConsentInput,
  ConsentKind,
  consentState,
  consentText,
  type ConsentState,
} from "./consents.ts";

describe("every kind of consent", () => {
  test.each(ConsentKind.options)(
    "%s has one plain sentence and a version that was not widened later",
    (kind) => {
      const { title, sentence, version, widenedIn } = CONSENTS[kind];
      expect(title).not.toBe("");
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence.length).toBeLessThan(220);
      expect(widenedIn).toBeLessThanOrEqual(version);
    },
  );

  test("has a text of its own to hash", () => {
    expect(consentText("presence").split("\n")).toEqual([
      "presence 1",
      CONSENTS.presence.title,
      CONSENTS.presence.sentence,
    ]);
    expect(new Set(ConsentKind.options.map(consentText)).size).toBe(ConsentKind.options.length);
  });
});

describe("consentState()", () => {
  test.each<[string, { given: boolean; version: number } | null, ConsentState]>([
    ["without an answer", null, "never_asked"],
    ["after a yes", { given: true, version: 1 }, "given"],
    ["after a no", { given: false, version: 1 }, "withdrawn"],
    ["after a yes to less than is asked now", { given: true, version: 0 }, "never_asked"],
    ["after a no to less than is asked now", { given: false, version: 0 }, "withdrawn"],
  ])("%s", (_, answer, state) => {
    expect(consentState("sites", answer)).toBe(state);
  });
});

test("ConsentInput takes an answer with its place and version, and nothing else", () => {
  const input = { kind: "sites", given: true, version: 1, place: "web" };
  expect(ConsentInput.parse(input)).toEqual(input);
  expect(ConsentInput.safeParse({ ...input, answeredAt: 1_795_176_000 }).success).toBe(true);
  expect(ConsentInput.safeParse({ ...input, answeredAt: 1_795_176_000_000 }).success).toBe(false);
  expect(ConsentInput.safeParse({ ...input, userId: "x" }).success).toBe(false);
  expect(ConsentInput.safeParse({ ...input, kind: "everything" }).success).toBe(false);
});
