import { expect, test } from "vitest";
import { DataInUseError } from "./files/instance-lock.ts";
import { stackOf, StartError } from "./start-error.ts";

test("data that is in use is a reason not to start, with a sentence that says what to do", () => {
  const error = new DataInUseError("server", 42);
  expect(error).toBeInstanceOf(StartError);
  expect([error.name, error.message]).toEqual([
    "DataInUseError",
    "Streakline (server) is already running on this data as process 42. Stop that one first, " +
      "or choose another folder with DATA_DIR.",
  ]);
});

test("stackOf() gives the stack of an error, and of anything else what it is", () => {
  expect(stackOf(new Error("planted"))).toMatch(/^Error: planted\n {4}at /);
  expect(stackOf("planted")).toBe("planted");
});
