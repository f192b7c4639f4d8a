import { expect, test } from "vitest";
import { assertTopic, encodeMessage } from "./bus.ts";

test("encodeMessage() gives JSON, and null for what JSON does not know", () => {
  expect(encodeMessage("days", { day: "2026-11-20" })).toBe('{"day":"2026-11-20"}');
  expect(encodeMessage("days", undefined)).toBe("null");
});

test("encodeMessage() counts bytes, not characters, and says what to do", () => {
  expect(() => encodeMessage("days", "é".repeat(4_000))).toThrow(/has 8002\. Send ids/);
});

test("assertTopic() takes a-z, digits and underscores, up to 40 characters", () => {
  for (const topic of ["a", "days_derived", "t2", "a".repeat(40)]) assertTopic(topic);
  expect(() => assertTopic("days derived")).toThrow('"days derived" is no topic');
});
