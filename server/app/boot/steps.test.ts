import { expect, test, vi } from "vitest";
import { openSteps } from "./steps.ts";

const log = { debug() {}, info() {}, warn() {}, error: vi.fn() };

test("close() undoes the last step first, once; a part that hangs holds up no other", async () => {
  const undone: string[] = [];
  const steps = openSteps(() => {}, log);
  steps.undo(async () => undone.push("database"));
  steps.undo(() => Promise.reject(new Error("stuck")));
  steps.undo(async () => undone.push("server"));
  await Promise.all([steps.close(), steps.close()]);
  expect(undone).toEqual(["server", "database"]);
  expect(log.error).toHaveBeenCalledTimes(1);
});

test("fail() names the step that had begun and was not done", async () => {
  const said: string[] = [];
  const steps = openSteps((step) => said.push(step), log);
  steps.begin("Database");
  await steps.fail();
  steps.done();
  await steps.fail();
  expect(said).toEqual(["Database", "Database: failed"]);
});
