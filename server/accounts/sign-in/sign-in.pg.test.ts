import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, patiently } from "../../testing/browser.ts";
import { refusal } from "../../testing/call-as.ts";
import { startTestServer, type TestServer } from "../../testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const PASSWORD = "correct horse battery";
const sql = () => server.fresh.databases.auth.raw;
const mails = async () =>
  (
    (await openBrowser(server.url).fetch("/mail.json")).body as {
      mails: { to: string; text: string }[];
    }
  ).mails;
const linkIn = (text: string) => /http\S+/.exec(text)?.[0].replace(/^http:\/\/[^/]+/, "") ?? "";

async function signUp(email: string) {
  const browser = openBrowser(server.url);
  const person = { email, password: PASSWORD, name: "" };
  const answer = await patiently(() => browser.fetch("/api/auth/sign-up/email", person));
  return { browser, answer };
}

test("the first tokens of a server, asked for at once, are signed by one key and taken", async () => {
  const devices = Array.from({ length: 6 }, () => ({
    userId: randomUUID(),
    deviceId: randomUUID(),
  }));
  const { credentials } = server.createContext({ headers: {}, ip: "127.0.0.1", id: "first" });
  const tokens = await Promise.all(devices.map((device) => credentials.signToken(device)));
  expect(await sql()`select count(*)::int as n from auth.jwks`).toEqual([{ n: 1 }]);
  const principals = tokens.map(({ token }) => {
    const headers = { authorization: `Bearer ${token}` };
    return server.createContext({ headers, ip: "127.0.0.1", id: "device" }).authenticate("device");
  });
  expect(await Promise.all(principals)).toMatchObject(devices);
});

test("twelve people who sign up at once make one administrator, each with a profile", async () => {
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, i) => signUp(`same.name@host-${i}.test`)),
  );
  expect(all.map(({ answer }) => answer.status)).toEqual(all.map(() => 200));
  expect(await sql()`select count(*)::int as n from profiles where is_admin`).toEqual([{ n: 1 }]);
  expect(
    await sql()`select count(distinct username)::int as names, count(*)::int as n
      from profiles join settings on user_id = id`,
  ).toEqual([{ names: 12, n: 12 }]);
  const me = await all[0]?.browser.query("accounts.me");
  expect(me).toMatchObject({
    email: "same.name@host-0.test",
    displayName: "same.name",
    emailVerified: false,
    timeZoneIsGuessed: true,
  });
});

test("sign-up and sign-in answer without a token, and the cookie is httpOnly and same-site", async () => {
  const { answer } = await signUp("cookie@example.test");
  expect(answer.body).toMatchObject({ token: null, signedIn: true });
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^streakline\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
  );
});

test("a password needs ten characters and may have 128", async () => {
  const browser = openBrowser(server.url);
  const status = async (password: string) =>
    (
      await browser.fetch("/api/auth/sign-up/email", {
        email: `len${password.length}@example.test`,
        password,
        name: "x",
      })
    ).status;
  expect(await status("123456789")).toBe(400);
  expect(await status("a".repeat(129))).toBe(400);
  expect(await status("a".repeat(128))).toBe(200);
});

test("sign-in tells nothing about whether an account exists", async () => {
  await signUp("known@example.test");
  const browser = openBrowser(server.url);
  const tryAs = async (email: string) => {
    const { status, body } = await browser.fetch("/api/auth/sign-in/email", {
      email,
      password: "not the password",
    });
    return { status, body };
  };
  expect(await tryAs("known@example.test")).toEqual(await tryAs("unknown@example.test"));
  const ask = async (email: string) =>
    (
      await browser.fetch("/api/auth/request-password-reset", {
        email,
        redirectTo: "/reset-password",
      })
    ).body;
  expect(await ask("known@example.test")).toEqual(await ask("unknown@example.test"));
});

test("an address is confirmed by the link in the mail", async () => {
  const { browser } = await signUp("confirm@example.test");
  const mail = (await mails()).find(({ to }) => to === "confirm@example.test");
  const answer = await browser.fetch(linkIn(mail?.text ?? ""));
  expect(answer.status).toBe(302);
  expect(await browser.query("accounts.me")).toMatchObject({ emailVerified: true });
});

test("a reset by mail works once, is stored hashed, and ends every web session", async () => {
  const { browser } = await signUp("reset@example.test");
  await browser.fetch("/api/auth/request-password-reset", {
    email: "reset@example.test",
    redirectTo: "/reset-password",
  });
  const mail = (await mails()).find(
    ({ to, text }) => to === "reset@example.test" && text.includes("reset-password"),
  );
  const link = linkIn(mail?.text ?? "");
  const token = /reset-password\/([\w-]+)/.exec(link)?.[1] ?? "";
  expect(
    await sql()`select 1 from auth.verification where identifier like ${`%${token}%`}`,
  ).toHaveLength(0);
  const redirect = await browser.fetch(link);
  expect(redirect.headers.get("location")).toMatch(new RegExp(`/reset-password\\?token=${token}$`));
  const reset = () =>
    openBrowser(server.url).fetch("/api/auth/reset-password", {
      token,
      newPassword: "another long one",
    });
  expect((await reset()).status).toBe(200);
  expect((await reset()).status).toBe(400);
  await expect(browser.query("accounts.me")).rejects.toMatchObject({
    data: { refusal: "unauthenticated" },
  });
  const again = openBrowser(server.url);
  expect(
    (
      await again.fetch("/api/auth/sign-in/email", {
        email: "reset@example.test",
        password: "another long one",
      })
    ).status,
  ).toBe(200);
});

test.for(["a reset by another link", "a change of the password"])(
  "a link for a new password dies with %s",
  async (what, { expect }) => {
    const email = `dies-${what.length}@example.test`;
    const { browser } = await signUp(email);
    const ask = () =>
      browser.fetch("/api/auth/request-password-reset", { email, redirectTo: "/reset-password" });
    await ask();
    await ask();
    const tokens = async () =>
      (await mails())
        .filter(({ to }) => to === email)
        .flatMap(({ text }) => /reset-password\/([\w-]+)/.exec(text)?.[1] ?? []);
    // Mails are sent in the background.
    await expect.poll(async () => (await tokens()).length).toBe(2);
    const [one, two] = await tokens();
    const reset = async (token = "") =>
      await openBrowser(server.url).fetch("/api/auth/reset-password", {
        token,
        newPassword: "another long one",
      });
    if (what === "a change of the password")
      expect(
        await browser.fetch("/api/auth/change-password", {
          currentPassword: PASSWORD,
          newPassword: "a third long one",
        }),
      ).toMatchObject({ status: 200 });
    else expect(await reset(one)).toMatchObject({ status: 200 });
    expect(await reset(two)).toMatchObject({ status: 400 });
  },
);

test("a link that confirms another account does not take the place of a session", async () => {
  await signUp("other-account@example.test");
  const { browser } = await signUp("signed-in@example.test");
  const other = await sql()`select id from auth."user" where email = 'other-account@example.test'`;
  const sessionsOfOther = async () =>
    await sql()`select from auth.session where user_id = ${String(other[0]?.["id"])}`;
  const before = (await sessionsOfOther()).length;
  const mail = (await mails()).find(({ to }) => to === "other-account@example.test");
  expect((await browser.fetch(linkIn(mail?.text ?? ""))).status).toBe(302);
  expect(await browser.query("accounts.me")).toMatchObject({ email: "signed-in@example.test" });
  expect(
    await sql()`select email_verified from auth."user" where email = 'other-account@example.test'`,
  ).toEqual([{ email_verified: true }]);
  expect(await sessionsOfOther()).toHaveLength(before);
});

test("a link in a mail never leads to another site", async () => {
  const { browser } = await signUp("open-redirect@example.test");
  const answer = await browser.fetch("/api/auth/request-password-reset", {
    email: "open-redirect@example.test",
    redirectTo: "https://evil.test/",
  });
  expect(answer.status).toBe(403);
});

test("what better-auth offers beside is not served", async () => {
  const { browser } = await signUp("beside@example.test");
  for (const path of [
    "list-sessions",
    "get-session",
    "api-key/list",
    "token",
    "oauth2/get-clients",
    "ok/../list-sessions",
  ]) {
    expect((await browser.fetch(`/api/auth/${path}`)).status, path).toBe(404);
  }
  for (const path of [
    "api-key/create",
    "api-key/verify",
    "oauth2/register",
    "oauth2/create-client",
    "delete-user",
    "update-user",
    "device/token",
  ]) {
    expect((await browser.fetch(`/api/auth/${path}`, { name: "x" })).status, path).toBe(404);
  }
});

test("createAccount() refuses known and bad addresses, and makes administrators when told", async () => {
  const { userId } = await server.signIn.createAccount({
    email: "Made@Example.test",
    password: PASSWORD,
    name: "Made",
    isAdmin: true,
  });
  expect(await sql()`select is_admin from profiles where id = ${userId}`).toEqual([
    { is_admin: true },
  ]);
  expect(
    await refusal(
      server.signIn.createAccount({ email: "made@example.test", password: PASSWORD, name: "" }),
    ),
  ).toBe("name_taken");
  expect(
    await refusal(server.signIn.createAccount({ email: "nobody", password: PASSWORD, name: "" })),
  ).toBe("bad_input");
  expect(
    await refusal(
      server.signIn.createAccount({ email: "short@example.test", password: "short", name: "" }),
    ),
  ).toBe("bad_input");
});
