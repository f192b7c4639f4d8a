import { afterAll, beforeAll, expect, test } from "vitest";
import { type AdminTools, adminTools } from "../testing/admin-tools.ts";

let admin: AdminTools;
beforeAll(async () => {
  admin = await adminTools();
});
afterAll(() => admin.close());

test("openTools() works beside a running server, on the same database", async () => {
  expect((await fetch(`${admin.server.url}/readyz`)).status).toBe(200);
  expect(await admin.tools.databases.auth.raw`select count(*)::int as n from auth."user"`).toEqual([{ n: 0 }]);
});
