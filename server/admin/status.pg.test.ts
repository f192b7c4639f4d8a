import { afterAll, beforeAll, expect, test } from "vitest";
import { type AdminTools, adminTools } from "../testing/admin-tools.ts";
import { aPerson } from "../testing/builders.ts";
import { status } from "./status.ts";

let admin: AdminTools;
beforeAll(async () => {
  admin = await adminTools();
});
afterAll(() => admin.close());

test("status says what is held and how every part is", async () => {
  await aPerson(admin.server.fresh);
  expect(await status(admin.tools)).toBe(true);
  expect(admin.output()).toMatch(/People 1, devices 0[^]*never[^]*Queue: 0 waiting[^]*database: ok, PostgreSQL[^]*derivation: ok/);
});

test("status is not well while days wait that nobody derives", async () => {
  const { userId } = await aPerson(admin.server.fresh);
  await admin.server.fresh.databases.worker
    .raw`insert into dirty_days (user_id, day, marked_at) values (${userId}, '2026-11-20', now() - interval '1 hour')`;
  expect(await status(admin.tools)).toBe(false);
  expect(admin.output()).toContain("derivation: degraded");
});
