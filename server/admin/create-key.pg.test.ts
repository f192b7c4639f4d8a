import { afterAll, beforeAll, expect, test } from "vitest";
import { type AdminTools, adminTools } from "../testing/admin-tools.ts";
import { fetchToken } from "../testing/sign-up.ts";
import { createKey } from "./create-key.ts";
import { createUser } from "./create-user.ts";

let admin: AdminTools;
beforeAll(async () => {
  admin = await adminTools();
});
afterAll(() => admin.close());

test("create-key gives a key that works, and refuses an unknown address", async () => {
  await createUser(admin.tools, { email: "ada@example.test" });
  const { key, deviceId } = await createKey(admin.tools, { email: "ada@example.test", name: "box", timeZone: "Europe/Berlin" });
  expect(admin.output()).toContain(key);
  expect(await fetchToken(admin.server.url, key)).toMatchObject({ deviceId });
  await expect(createKey(admin.tools, { email: "nobody@example.test", name: "box" })).rejects.toThrow(
    /There is no account nobody@example\.test/,
  );
});
