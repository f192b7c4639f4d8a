import { afterAll, beforeAll, expect, test } from "vitest";
import { type AdminTools, adminTools } from "../testing/admin-tools.ts";
import { partitions } from "./partitions.ts";

let admin: AdminTools;
beforeAll(async () => {
  admin = await adminTools();
});
afterAll(() => admin.close());

test("partitions makes what is missing and says so", async () => {
  expect(await partitions(admin.tools)).toEqual({ created: 0 });
  expect(admin.output()).toBe("Every month has its partition.");
});
