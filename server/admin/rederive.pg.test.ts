import { afterAll, beforeAll, expect, test } from "vitest";
import { type AdminTools, adminTools } from "../testing/admin-tools.ts";
import { aPerson } from "../testing/builders.ts";
import { rederive } from "./rederive.ts";

let admin: AdminTools;
beforeAll(async () => {
  admin = await adminTools();
});
afterAll(() => admin.close());

test("rederive derives every day of a person, or of all, and tells how many", async () => {
  const bob = await aPerson(admin.server.fresh);
  await admin.server.fresh.databases.worker
    .raw`insert into daily_stats (user_id, date, coding_time_seconds)
      values (${bob.userId}, '2026-11-20', 99)`;
  expect(await rederive(admin.tools, { email: bob.email })).toEqual({ days: 1 });
  expect(await rederive(admin.tools, "all")).toMatchObject({ days: expect.any(Number) });
  expect(await admin.server.fresh.databases.worker.raw`select 1 from dirty_days`).toHaveLength(0);
  await expect(rederive(admin.tools, { email: "nobody@example.test" })).rejects.toThrow(
    /no account/,
  );
});
