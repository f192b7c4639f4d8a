import { DomainError, type ErrorCode, REFUSALS } from "@streakline/shared/errors.ts";
import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import * as z from "zod";
import { asTrpcError, refusalOf, trpcCodeOf, wireError } from "./errors.ts";

test("wireError() gives a refusal its sentence, its own status, its code and its details", () => {
  expect(wireError(new DomainError("rate_limited", { seconds: 7 }), "a.b", "id")).toEqual({
    message: "Too many requests. Wait 7 seconds.",
    data: {
      code: "TOO_MANY_REQUESTS",
      httpStatus: 429,
      path: "a.b",
      refusal: "rate_limited",
      details: { seconds: 7 },
      requestId: "id",
    },
  });
  expect(wireError(asTrpcError(new DomainError("account_gone")), null, "").data).toMatchObject({
    httpStatus: 410,
    refusal: "account_gone",
  });
});

test("wireError() tells nothing of an unknown error", () => {
  const secret = new Error("password=hunter2 at /srv/x.ts");
  for (const error of [
    secret,
    new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: secret.message, cause: secret }),
    "text",
    null,
    undefined,
  ]) {
    const wire = wireError(error, "a.b", "id");
    expect(wire.data).toEqual({
      code: "INTERNAL_SERVER_ERROR",
      httpStatus: 500,
      path: "a.b",
      refusal: "internal",
      details: {},
      requestId: "id",
    });
    expect(JSON.stringify(wire)).not.toMatch(/hunter2|srv/);
  }
});

test("refusalOf() names the first problem of an input, not its value", () => {
  const { error } = z.strictObject({ email: z.email() }).safeParse({ email: "secret" });
  const refusal = refusalOf(new TRPCError({ code: "BAD_REQUEST", cause: error }));
  expect(refusal.code).toBe("bad_input");
  expect(refusal.message).toMatch(/email: Invalid email address/);
  expect(refusal.message).not.toContain("secret");
});

test("refusalOf() takes the cause, and the nearest refusal for what tRPC refuses itself", () => {
  const own = new DomainError("name_taken");
  expect(refusalOf(new TRPCError({ code: "CONFLICT", cause: own }))).toBe(own);
  expect(refusalOf(new TRPCError({ code: "NOT_FOUND" })).code).toBe("not_found");
  expect(refusalOf(new TRPCError({ code: "PARSE_ERROR" })).code).toBe("bad_json");
});

test("trpcCodeOf() has a code for every status in use", () => {
  const codes = Object.keys(REFUSALS) as ErrorCode[];
  expect(codes.filter((code) => trpcCodeOf(code) === "INTERNAL_SERVER_ERROR")).toEqual([
    "internal",
  ]);
});
