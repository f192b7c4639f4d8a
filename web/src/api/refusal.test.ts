import { expect, it } from "vitest";
import { refusalOf } from "./refusal.ts";

it("a refusal is read by its code, with its details in the sentence", () => {
  const error = Object.assign(new Error("anything"), {
    data: { refusal: "range_too_long", details: { max: 4_000 }, requestId: "r-1" },
  });
  expect(refusalOf(error)).toEqual({
    code: "range_too_long",
    sentence: "A range is at most 4000 days. Choose a shorter one.",
    requestId: "r-1",
    canRetry: false,
  });
});

it("no answer at all means that the server cannot be reached", () => {
  expect(refusalOf(new TypeError("fetch failed"))).toMatchObject({
    code: "unreachable",
    canRetry: true,
  });
  expect(refusalOf(undefined).code).toBe("unreachable");
});

it("an unknown code and hostile details become an internal error", () => {
  expect(refusalOf({ data: { refusal: "__proto__", details: { max: {} } } })).toMatchObject({
    code: "internal",
    canRetry: true,
  });
  expect(refusalOf({ data: { refusal: null } }).code).toBe("internal");
});

it("what will pass by itself may be tried again", () => {
  expect(refusalOf({ data: { refusal: "unavailable", details: { seconds: 5 } } }).canRetry).toBe(
    true,
  );
  expect(refusalOf({ data: { refusal: "rate_limited", details: { seconds: 5 } } }).canRetry).toBe(
    true,
  );
  expect(refusalOf({ data: { refusal: "forbidden" } }).canRetry).toBe(false);
});
