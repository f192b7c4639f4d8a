import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../app/boot/config.ts";
import { type AdminTools, adminTools } from "../testing/admin-tools.ts";
import { openTools } from "./open-tools.ts";

let admin: AdminTools;
beforeAll(async () => {
  admin = await adminTools();
});
afterAll(() => admin.close());

test("openTools() works beside a running server, on the same database", async () => {
  expect((await fetch(`${admin.server.url}/readyz`)).status).toBe(200);
  expect(await admin.tools.databases.auth.raw`select count(*)::int as n from auth."user"`).toEqual([
    { n: 0 },
  ]);
});

test("openTools() says what to do about a data folder that is a file", async () => {
  const config = readConfig({ DATA_DIR: fileURLToPath(import.meta.url) });
  await expect(openTools(config, () => {})).rejects.toThrow(
    /cannot be used \(ENOTDIR\)\. Make it a folder/,
  );
});

test("openTools() says what to do about a database that is away", async () => {
  const config = readConfig({
    DATABASE_URL: "postgres://a:b@127.0.0.1:1/x",
    SECRET: "secret of the tests, long enough for all",
  });
  await expect(openTools(config, () => {})).rejects.toThrow(
    /DATABASE_URL cannot be reached \(ECONNREFUSED\)/,
  );
});
