import { BATCH_RECORDS_MAX } from "@streakline/shared/activity/batch.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { expect, test } from "vitest";
import { PushInput, refuseEarly } from "./push-input.ts";

const envelope = {
  v: 1,
  id: "0192f0c1-2f3a-4b5c-8d6e-7f8091a2b3c4",
  sealedAt: 1_795_305_600,
  timeZone: "Europe/Berlin",
  client: { name: "streakline-vscode", version: "0.1.0" },
  records: [],
};

test("PushInput takes an envelope and ignores what it does not know", () => {
  expect(PushInput.parse({ ...envelope, mood: "fine" })).toEqual(envelope);
});

test.each([
  ["NUL", "a\u0000b"],
  ["a line break", "a\nb"],
  ["half a character", "a\ud800"],
])("PushInput refuses a client name with %s", (_, name) => {
  const { error } = PushInput.safeParse({ ...envelope, client: { name, version: "1" } });
  expect(error?.issues[0]?.path).toEqual(["client"]);
});

test("refuseEarly() tells an unknown version and too many records from other mistakes", () => {
  const codeOf = (body: unknown) => {
    try {
      refuseEarly(body);
      return null;
    } catch (error) {
      return error instanceof DomainError ? error.code : error;
    }
  };
  expect(codeOf({ ...envelope, v: 2 })).toBe("unknown_version");
  expect(
    codeOf({ ...envelope, records: Array.from({ length: BATCH_RECORDS_MAX + 1 }, () => null) }),
  ).toBe("too_many_records");
  for (const body of [
    envelope,
    { ...envelope, records: Array.from({ length: BATCH_RECORDS_MAX }, () => null) },
    { v: "1" },
    null,
    7,
    [],
    undefined,
  ])
    expect(codeOf(body)).toBeNull();
});
