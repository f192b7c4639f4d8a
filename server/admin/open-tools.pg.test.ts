import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../app/config.ts";
import { type AdminTools, adminTools } from "../testing/admin-tools.ts";
import { openTools } from "./open-tools.ts";

let admin: AdminTools;
beforeAll(async () => {
  admin = await adminTools();
});
afterAll(() => admin.close());

test("openTools() works beside a running server, on the same database", async () => {
  expect((await fetch(`${admin.server.url}/readyz`)).status).toBe(200);
  expect(await admin.tools.databases.auth.raw`select count(*)::int as n from auth."user"`).toEqual([{ n: 0 }]);
});

test("openTools() says what to do about a data folder that is a file", async () => {
  const config = readConfig({ DATA_DIR: fileURLToPath(import.meta.url) });
  await expect(openTools(config, () => {})).rejects.toThrow(/cannot be used \(ENOTDIR\)\. Make it a folder/);
});
