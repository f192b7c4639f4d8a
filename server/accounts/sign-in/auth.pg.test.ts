import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openBrowser, patiently } from "../../testing/browser.ts";
import { connectDevice, fetchToken, signUp as newPerson } from "../../testing/sign-up.ts";
import { startTestServer, type TestServer } from "../../testing/start-test-server.ts";

let server: TestServer;
let closed: TestServer;
beforeAll(async () => {
  server = await startTestServer({ limitsFactor: 1 });
  closed = await startTestServer({
    signUp: "closed",
    trustedProxies: ["127.0.0.1"],
    limitsFactor: 1,
  });
});
afterAll(() => Promise.all([server.close(), closed.close()]));

const signUp = (url: string, email: string) => {
  const person = { email, password: "correct horse battery", name: "x" };
  return patiently(() => openBrowser(url).fetch("/api/auth/sign-up/email", person));
};
const signIn = (url: string, email: string, headers: Record<string, string> = {}) =>
  openBrowser(url).fetch(
    "/api/auth/sign-in/email",
    { email, password: "not the password" },
    headers,
  );

test("while sign-up is closed, exactly one of many who come first gets in, and nobody after", async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, i) => signUp(closed.url, `first${i}@example.test`)),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    200, 403, 403, 403, 403, 403,
  ]);
  expect(answers.find(({ status }) => status === 403)?.body).toMatchObject({
    code: "sign_up_closed",
    error: { code: "sign_up_closed", sentence: expect.stringContaining("Ask its administrator") },
  });
  expect(await openBrowser(closed.url).query("instance.info")).toMatchObject({
    needsFirstUser: false,
    signUpOpen: false,
  });
});

test("the eleventh wrong password for an account is refused with the time to wait", async () => {
  await signUp(server.url, "ada@example.test");
  for (const email of ["ada@example.test", "nobody@example.test"]) {
    for (let i = 0; i < 10; i++) expect((await signIn(server.url, email)).status).toBe(401);
    const refused = await signIn(server.url, email.toUpperCase());
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(800);
    expect(refused.body).toMatchObject({
      code: "rate_limited",
      message: expect.stringMatching(/Wait \d+ seconds/),
    });
  }
  expect((await signIn(server.url, "bob@example.test")).status).toBe(401);
});

test("X-Forwarded-For of a stranger changes nothing: a hundred made-up addresses count as one", async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++)
    statuses.push(
      (await signIn(server.url, "spoofed@example.test", { "x-forwarded-for": `203.0.113.${i}` }))
        .status,
    );
  expect(statuses.filter((status) => status === 429)).toHaveLength(2);
});

test("X-Forwarded-For of a trusted proxy tells people apart, and an IPv6 network counts as one", async () => {
  const from = (address: string) =>
    signIn(closed.url, "proxied@example.test", { "x-forwarded-for": address });
  for (let i = 0; i < 10; i++) await from("203.0.113.1");
  expect((await from("203.0.113.1")).status).toBe(429);
  expect((await from("203.0.113.2")).status).toBe(401);
  for (let i = 0; i < 10; i++) await from(`2001:db8::${i + 1}`);
  expect((await from("2001:db8::ffff")).status).toBe(429);
});

test("what is refused for its address does not count against the account", async () => {
  const email = "not-locked@example.test";
  const from = (address: string) => signIn(closed.url, email, { "x-forwarded-for": address });
  for (let i = 0; i < 60; i++) await from("203.0.113.77");
  // Ten of them counted. Fewer than the hundred of the account are left only if the others did too.
  for (let at = 1; at <= 9; at += 1)
    for (let i = 0; i < 10; i++) expect((await from(`198.51.100.${at}`)).status).toBe(401);
  expect((await from("198.51.100.99")).status).toBe(429);
});

test("nobody is locked out of their own browser by those who guess", async () => {
  const email = "locked@example.test";
  const browser = openBrowser(server.url);
  await patiently(() =>
    browser.fetch("/api/auth/sign-up/email", {
      email,
      password: "correct horse battery",
      name: "",
    }),
  );
  await browser.fetch("/api/auth/sign-out", {});
  for (let i = 0; i < 11; i++) await signIn(server.url, email);
  expect((await signIn(server.url, email)).status).toBe(429);
  const own = (password: string) => browser.fetch("/api/auth/sign-in/email", { email, password });
  expect((await own("correct horse battery")).status).toBe(200);
  // The mark of a browser is good for its account only, and is limited too.
  const cookie = browser.cookie();
  const marked = { cookie: cookie.slice(cookie.indexOf("streakline.known_browser")) };
  expect((await signIn(server.url, "ada@example.test", marked)).status).toBe(429);
  for (let i = 0; i < 10; i++) await own("not the password");
  expect((await own("correct horse battery")).status).toBe(429);
});

test("a browser is not known to an account by signing up with its address", async () => {
  const strict = await startTestServer({ requireEmailVerification: true });
  try {
    const person = { email: "mine@example.test", password: "correct horse battery", name: "" };
    for (let i = 0; i < 2; i++) {
      const stranger = openBrowser(strict.url);
      const answer = await patiently(() => stranger.fetch("/api/auth/sign-up/email", person));
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []]);
    }
  } finally {
    await strict.close();
  }
});

test("a form is refused where JSON is expected, so that no try slips past the limit", async () => {
  const form = new URLSearchParams({ email: "ada@example.test", password: "not the password" });
  for (const path of ["sign-in/email", "sign-up/email", "request-password-reset"]) {
    const answer = await openBrowser(server.url).fetch(`/api/auth/${path}`, form);
    expect([answer.status, answer.body], path).toMatchObject([415, { code: "unsupported_type" }]);
  }
});

test("the sixth mail for a new password within an hour is not sent, and nobody is told", async () => {
  const email = "many-mails@example.test";
  await signUp(server.url, email);
  const ask = async () => {
    const { status, body } = await openBrowser(server.url).fetch(
      "/api/auth/request-password-reset",
      { email, redirectTo: "/reset-password" },
    );
    return { status, body };
  };
  const first = await ask();
  for (let i = 0; i < 6; i++) expect(await ask()).toEqual(first);
  const { body } = await openBrowser(server.url).fetch("/mail.json");
  const resets = (body as { mails: { to: string; text: string }[] }).mails.filter(
    ({ to, text }) => to === email && text.includes("reset-password"),
  );
  expect(resets).toHaveLength(5);
});

test("wrong keys from an address do not stop the good ones there", async () => {
  const alone = await startTestServer({ limitsFactor: 1 });
  try {
    const device = await connectDevice(alone.url, await newPerson(alone.url));
    const refusals = [];
    for (let i = 0; i < 32; i++)
      refusals.push(
        await fetchToken(alone.url, `slk_${"x".repeat(64)}`).catch(
          (error: { data?: { refusal?: string } }) => error.data?.refusal,
        ),
      );
    expect(refusals.slice(-3)).toEqual(["key_revoked", "rate_limited", "rate_limited"]);
    expect(await fetchToken(alone.url, device.key)).toMatchObject({ deviceId: device.deviceId });
  } finally {
    await alone.close();
  }
});

test("a body of another type, another size or none at all is refused with a sentence", async () => {
  const browser = openBrowser(server.url);
  const post = (body: string, type: string) =>
    browser.fetch("/api/auth/sign-in/email", body, { "content-type": type });
  expect((await post("a=1", "text/plain")).status).toBe(415);
  expect(
    (await post(JSON.stringify({ email: "x".repeat(20_000) }), "application/json")).body,
  ).toMatchObject({ code: "body_too_large" });
  for (const body of ["{", "[]", "null", '{"email":1}', '{"__proto__":{"email":"x"}}']) {
    const answer = await post(body, "application/json");
    expect(answer.status, body).toBeGreaterThanOrEqual(400);
    expect(answer.status, body).toBeLessThan(500);
  }
});

test("a NUL is refused with a sentence, in whatever way it is written", async () => {
  const browser = openBrowser(server.url);
  const device_code = "a\0";
  for (const [path, body] of [
    [
      "/sign-up/email",
      { email: "nul@example.test", password: "correct horse battery", name: "a\0b" },
    ],
    ["/reset-password", { token: "a\0", newPassword: "correct horse battery" }],
    ["/device/approve", { userCode: "\\\0" }],
    ["/device?user_code=%00", undefined],
  ] as const) {
    const answer = await browser.fetch(`/api/auth${path}`, body);
    expect([answer.status, answer.body], path).toMatchObject([
      400,
      { code: "bad_input", message: expect.stringMatching(/NUL.*\.$/) },
    ]);
  }
  const form = new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:device_code",
    device_code,
    client_id: "streakline-vscode",
  });
  for (const [path, body] of [
    ["/oauth2/token", form],
    ["/device/code", { client_id: "\0" }],
  ] as const) {
    const answer = await browser.fetch(`/api/auth${path}`, body);
    expect([answer.status, answer.body], path).toMatchObject([400, { error: "invalid_request" }]);
  }
  const named = { email: "backslash@example.test", password: "a password with \\u0000", name: "x" };
  expect((await browser.fetch("/api/auth/sign-up/email", named)).status).toBe(200);
});

test("a session cookie from another site changes nothing", async () => {
  const browser = openBrowser(server.url);
  await browser.fetch("/api/auth/sign-up/email", {
    email: "csrf@example.test",
    password: "correct horse battery",
    name: "x",
  });
  for (const origin of ["https://evil.test", "null", `${server.url}.evil.test`]) {
    expect((await browser.fetch("/api/auth/sign-out", {}, { origin })).status, origin).toBe(403);
  }
  expect(await browser.query("accounts.me")).toMatchObject({ email: "csrf@example.test" });
  expect((await browser.fetch("/api/auth/sign-out", {})).status).toBe(200);
  await expect(browser.query("accounts.me")).rejects.toMatchObject({
    data: { refusal: "unauthenticated" },
  });
});

test("the device flow gives thirty codes in ten minutes, then slow_down of RFC 8628", async () => {
  const browser = openBrowser(server.url);
  const ask = () =>
    browser.fetch("/api/auth/device/code", {
      client_id: "streakline-vscode",
      scope: "device:enrol",
    });
  for (let i = 0; i < 30; i++) expect((await ask()).status).toBe(200);
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(refused.body).toMatchObject({ error: "slow_down" });
});

test("while the database is away sign-in says so, and no address is printed past the log", async () => {
  const alone = await startTestServer();
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  try {
    await alone.fresh.databases.auth.raw.end();
    await alone.fresh.databases.close();
    const { status, body } = await signIn(alone.url, "secret-address@example.test");
    expect(status).toBe(503);
    expect(body).toMatchObject({ code: "unavailable" });
    expect(printed).not.toHaveBeenCalled();
  } finally {
    printed.mockRestore();
    await alone.close();
  }
});
