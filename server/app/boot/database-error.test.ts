import { expect, test } from "vitest";
import { databaseError } from "./database-error.ts";

const failure = (code: string) => Object.assign(new Error("told by the driver"), { code });

test.each([
  ["28P01", /refuses the user or password of DATABASE_URL\. Correct them/],
  ["3D000", /does not exist\. Create it, or correct the name/],
  ["ECONNREFUSED", /cannot be reached \(ECONNREFUSED\)\. Start it, or correct the address/],
])("databaseError() says what to do about %s", (code, sentence) => {
  expect(databaseError(failure(code), "postgres://a:b@db/x")?.message).toMatch(sentence);
});

test("databaseError() leaves every other error and the embedded database alone", () => {
  expect(databaseError(failure("42P01"), "postgres://a:b@db/x")).toBeNull();
  expect(databaseError(new Error("x"), "postgres://a:b@db/x")).toBeNull();
  expect(databaseError(failure("ECONNREFUSED"), null)).toBeNull();
});
