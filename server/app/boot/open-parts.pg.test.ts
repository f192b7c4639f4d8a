import { afterAll, beforeAll, expect, test } from "vitest";
import { openLog } from "../../platform/log.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { readConfig } from "./config.ts";
import { openParts, startPostgres } from "./open-parts.ts";
import { openSteps } from "./steps.ts";

const SECRET = "secret of the tests, long enough for all";
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

function given(databaseUrl: string) {
  const [log, said] = [openLog("silent"), [] as string[]];
  const steps = openSteps((step) => said.push(step), log);
  return { config: { ...readConfig({}), databaseUrl }, log, steps, said };
}

test("startPostgres() starts nothing where there is a database", async () => {
  const { said, ...start } = given(fresh.ownerUrl);
  expect(await startPostgres(start, "server")).toBe(fresh.ownerUrl);
  expect(said).toEqual([]);
});

test("openParts() opens every door, and a stop closes all of them", async () => {
  const { said, ...start } = given(fresh.ownerUrl);
  const parts = await openParts(start, fresh.ownerUrl, SECRET);
  expect(said).toEqual(["Database schema"]);
  // Each opens its first connection here, and gives up after a second or two: a busy machine takes
  // more than one attempt.
  const patient = { timeout: 60_000 };
  await expect
    .poll(() => parts.health.probes.database(), patient)
    .toMatchObject({ detail: expect.stringMatching(/^PostgreSQL/) });
  await expect.poll(() => parts.queue.depth("any"), patient).toMatchObject({ waiting: 0 });
  await expect.poll(() => parts.scheduler.dueTimes(), patient).toEqual([]);
  await expect.poll(() => parts.bus.publish("any", 1), patient).toBeUndefined();
  await start.steps.close();
  await expect(parts.bus.publish("any", 1)).rejects.toMatchObject({ code: "unavailable" });
  await expect(parts.health.probes.database()).rejects.toThrow();
});

test("openParts() says what to do about a database that is away", async () => {
  const away = "postgres://a:b@127.0.0.1:1/x";
  const { said, ...start } = given(away);
  await expect(openParts(start, away, SECRET)).rejects.toThrow(/DATABASE_URL cannot be reached/);
  await start.steps.fail();
  expect(said).toEqual(["Database schema", "Database schema: failed"]);
});
