import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../app/config.ts";
import { openBrowser } from "../testing/browser.ts";
import { aPerson } from "../testing/builders.ts";
import { refusal } from "../testing/call-as.ts";
import type { FreshDatabase } from "../testing/fresh-database.ts";
import { fetchToken } from "../testing/sign-up.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { createKey } from "./create-key.ts";
import { createUser } from "./create-user.ts";
import { openTools } from "./open-tools.ts";
import { partitions } from "./partitions.ts";
import { rederive } from "./rederive.ts";
import { status } from "./status.ts";

let server: TestServer;
let fresh: FreshDatabase;
let tools: Awaited<ReturnType<typeof openTools>>;
let said: string[] = [];
beforeAll(async () => {
  server = await startTestServer({ signUp: "closed" });
  fresh = server.fresh;
  const config = { ...readConfig({ LOG_LEVEL: "silent" }), databaseUrl: fresh.ownerUrl, secret: "secret of the tests" };
  tools = await openTools(config, (line) => said.push(line));
});
afterAll(async () => {
  await tools.close();
  await server.close();
});
const output = () => {
  const text = said.join("\n");
  said = [];
  return text;
};

test("create-user makes an account that can sign in, also while sign-up is closed, and shows the password it made", async () => {
  await createUser(tools, { email: "ada@example.test", name: "Ada" });
  await createUser(tools, { email: "root@example.test", password: "a long password", isAdmin: true });
  const password = /shown once: (\S+)/.exec(output())?.[1];
  const browser = openBrowser(server.url);
  expect((await browser.fetch("/api/auth/sign-in/email", { email: "ada@example.test", password })).status).toBe(200);
  expect(await browser.query("accounts.me")).toMatchObject({ displayName: "Ada", emailVerified: true, isAdmin: true });
  const root = openBrowser(server.url);
  await root.fetch("/api/auth/sign-in/email", { email: "root@example.test", password: "a long password" });
  expect(await root.query("accounts.me")).toMatchObject({ displayName: "root", isAdmin: true });
});

test("create-user refuses a known address with a sentence, and a short password", async () => {
  await expect(createUser(tools, { email: "ADA@example.test" })).rejects.toThrow(/already an account/);
  expect(await refusal(createUser(tools, { email: "new@example.test", password: "short" }))).toBe("bad_input");
});

test("create-key gives a key that works, and refuses an unknown address", async () => {
  const { key, deviceId } = await createKey(tools, { email: "ada@example.test", name: "box", timeZone: "Europe/Berlin" });
  expect(output()).toContain(key);
  expect(await fetchToken(server.url, key)).toMatchObject({ deviceId });
  await expect(createKey(tools, { email: "nobody@example.test", name: "box" })).rejects.toThrow(/There is no account nobody@example\.test/);
});

test("rederive derives every day of a person, or of all, and tells how many", async () => {
  const bob = await aPerson(fresh);
  await fresh.databases.worker.raw`insert into daily_stats (user_id, date, coding_time_seconds) values (${bob.userId}, '2026-11-20', 99)`;
  expect(await rederive(tools, { email: bob.email })).toEqual({ days: 1 });
  expect(await rederive(tools, "all")).toMatchObject({ days: expect.any(Number) });
  expect(await fresh.databases.worker.raw`select 1 from dirty_days`).toHaveLength(0);
  await expect(rederive(tools, { email: "nobody@example.test" })).rejects.toThrow(/no account/);
});

test("partitions and status say how things are", async () => {
  expect(await partitions(tools)).toEqual({ created: 0 });
  expect(await status(tools)).toBe(true);
  expect(output()).toMatch(/Every month has its partition[^]*People 3[^]*Queue: 0 waiting[^]*database: ok, PostgreSQL/);
});
