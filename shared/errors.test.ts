import { expect, test } from "vitest";
import { DomainError, REFUSALS, sentence, type ErrorCode } from "./errors.ts";

test("sentence() fills in the details", () => {
  expect(sentence("too_long", { max: 360 })).toBe(
    "A session is at most 360 seconds long. Cut it every five minutes.",
  );
  expect(sentence("too_long")).toContain("at most ? seconds");
});

test("every refusal has a status of 4xx or 5xx and a sentence that ends", () => {
  for (const [status, text] of Object.values(REFUSALS)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).toMatch(/^[A-Z].*\.$/);
  }
});

test("a DomainError carries code, status and details, and keeps its cause", () => {
  const cause = new Error("below");
  const error = new DomainError("rate_limited" satisfies ErrorCode, { seconds: 5 }, { cause });
  expect(error).toMatchObject({
    name: "DomainError",
    code: "rate_limited",
    status: 429,
    details: { seconds: 5 },
    cause,
  });
  expect(error.message).toBe("Too many requests. Wait 5 seconds.");
});
