import { expect, test } from "vitest";
import { DomainError } from "@streakline/shared/errors.ts";
import { errorCode, isRetryable, isUnavailable, unavailable } from "./unavailable.ts";

const failure = (code: string) => Object.assign(new Error("told by the driver"), { code });

test.each([
  ["57P01", "the server is shutting down"],
  ["57P03", "the server is starting"],
  ["08006", "the connection failed"],
  ["53300", "too many connections"],
  ["53100", "the disk is full"],
  ["57014", "the statement took too long"],
  ["25006", "read-only after a failover"],
  ["ECONNREFUSED", "nobody listens"],
  ["CONNECTION_CLOSED", "the connection was cut"],
  ["CONNECT_TIMEOUT", "nobody answers"],
])("%s is unavailable: %s", (code) => {
  expect(unavailable(failure(code))).toMatchObject({
    code: "unavailable",
    details: { seconds: 5 },
  });
});

test.each(["23505", "42501", "22P02", "42P01"])(
  "%s is not: trying again would not help",
  (code) => {
    expect(unavailable(failure(code))).toBeNull();
  },
);

test("a connection that the queue's driver lost is unavailable, though it gives no code", () => {
  expect(unavailable(new Error("Connection terminated unexpectedly"))?.code).toBe("unavailable");
  expect(
    unavailable(
      new Error("Query failed", { cause: new Error("timeout exceeded when trying to connect") }),
    )?.code,
  ).toBe("unavailable");
  expect(unavailable(new Error("Terminated"))).toBeNull();
});

test("the code is found behind what drizzle wraps, and a refusal of ours is left as it is", () => {
  expect(unavailable(new Error("Failed query", { cause: failure("57P01") }))?.code).toBe(
    "unavailable",
  );
  expect(errorCode(new DomainError("not_found", {}, { cause: failure("57P01") }))).toBeNull();
  expect(unavailable("not an error")).toBeNull();
});

test("deadlocks and serialization failures may run again, nothing else", () => {
  expect(["40P01", "40001", "23505"].map((code) => isRetryable(failure(code)))).toEqual([
    true,
    true,
    false,
  ]);
});

test("isUnavailable() is true for the refusal and for an error that becomes it", () => {
  const refused = unavailable(failure("57P01"));
  expect([refused, failure("57P01"), failure("23505"), new Error("x")].map(isUnavailable)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
