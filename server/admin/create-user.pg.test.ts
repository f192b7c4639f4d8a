import { afterAll, beforeAll, expect, test } from "vitest";
import { type AdminTools, adminTools } from "../testing/admin-tools.ts";
import { openBrowser } from "../testing/browser.ts";
import { refusal } from "../testing/call-as.ts";
import { createUser } from "./create-user.ts";

let admin: AdminTools;
beforeAll(async () => {
  admin = await adminTools();
});
afterAll(() => admin.close());

test("create-user makes an account while sign-up is closed, and shows its password", async () => {
  await createUser(admin.tools, { email: "ada@example.test", name: "Ada" });
  await createUser(admin.tools, {
    email: "root@example.test",
    password: "a long password",
    isAdmin: true,
  });
  const password = /shown once: (\S+)/.exec(admin.output())?.[1];
  const browser = openBrowser(admin.server.url);
  expect(
    (await browser.fetch("/api/auth/sign-in/email", { email: "ada@example.test", password }))
      .status,
  ).toBe(200);
  expect(await browser.query("accounts.me")).toMatchObject({
    displayName: "Ada",
    emailVerified: true,
    isAdmin: true,
  });
  const root = openBrowser(admin.server.url);
  await root.fetch("/api/auth/sign-in/email", {
    email: "root@example.test",
    password: "a long password",
  });
  expect(await root.query("accounts.me")).toMatchObject({ displayName: "root", isAdmin: true });
});

test("create-user refuses a known address with a sentence, and a short password", async () => {
  await expect(createUser(admin.tools, { email: "ADA@example.test" })).rejects.toThrow(
    /already an account/,
  );
  expect(
    await refusal(createUser(admin.tools, { email: "new@example.test", password: "short" })),
  ).toBe("bad_input");
});
