import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../testing/browser.ts";
import { SAMPLES } from "../../testing/procedure-samples.ts";
import { connectDevice, enrolToken, type SignedUp, signUp } from "../../testing/sign-up.ts";
import { startTestServer, type TestServer } from "../../testing/start-test-server.ts";
import type { PrincipalKind } from "../../trpc/context.ts";
import type { ProcedureMeta } from "../../trpc/procedures.ts";
import { appRouter } from "./router.ts";

// Made from the router itself: a procedure without a sample in procedure-samples.ts, or without
// saying who may call it, fails.
type Procedure = { _def: { type: "query" | "mutation"; meta?: ProcedureMeta } };
const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, Procedure>,
).map(([path, { _def }]) => ({
  path,
  ..._def,
}));

const IDENTITY = ["unauthenticated", "token_expired", "key_revoked", "forbidden"];

let server: TestServer;
let alice: SignedUp;
/** Headers that prove each kind of principal, all of them Alice. */
let credentials: Record<PrincipalKind, Record<string, string>>;
/** Headers that prove nothing. */
let bad: Record<string, Record<string, string>>;

beforeAll(async () => {
  server = await startTestServer();
  alice = await signUp(server.url);
  const laptop = await connectDevice(server.url, alice);
  const gone = await connectDevice(server.url, alice, "gone");
  await alice.browser.mutate("devices.revoke", { deviceId: gone.deviceId });
  const sessionCookie = /[\w.]+session_token=[^;]+/.exec(alice.browser.cookie())?.[0] ?? "";
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  credentials = {
    session: { cookie: sessionCookie },
    device: bearer(laptop.token),
    key: { "x-api-key": laptop.key },
    enrol: bearer(await enrolToken(server.url, alice)),
  };
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    sub: alice.userId,
    did: laptop.deviceId,
    scope: "ingest",
    iat: now - 1200,
    exp: now - 600,
  };
  const [head = "", body = ""] = laptop.token.split(".");
  const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
  const forged = new SignJWT({ did: laptop.deviceId, scope: "ingest" })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(alice.userId)
    .setIssuer("http://127.0.0.1:4700")
    .setAudience("urn:streakline:api")
    .setIssuedAt()
    .setExpirationTime("10m");
  bad = {
    nobody: {},
    "a revoked device's token": bearer(gone.token),
    "a revoked device's key": { "x-api-key": gone.key },
    "an expired token": bearer(await server.signIn.sign(claims)),
    "a token without a signature": bearer(`${none}.${body}.`),
    "a token with another's signature": bearer(
      `${head}.${body}.${(await enrolToken(server.url, alice)).split(".")[2]}`,
    ),
    "a token signed with a guessed secret": bearer(
      await forged.sign(new TextEncoder().encode("secret")),
    ),
    "a made-up key": { "x-api-key": "slk_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
    "a hash for a key": { "x-api-key": "x".repeat(500) },
    "a cookie with a wrong signature": { cookie: `${sessionCookie.slice(0, -8)}AAAA%3D` },
    "a session token for a bearer": bearer(sessionCookie.split("=")[1] ?? ""),
  };
});
afterAll(() => server.close());

async function refusalOf(
  path: string,
  type: string,
  headers: Record<string, string>,
): Promise<string | null> {
  const browser = openBrowser(server.url);
  const call =
    type === "query"
      ? browser.query(path, SAMPLES[path], headers)
      : browser.mutate(path, SAMPLES[path], headers);
  return call.then(
    () => null,
    (error: { data?: { refusal: string } }) => error.data?.refusal ?? "no data",
  );
}

test("every procedure says who may call it and has a sample input", () => {
  expect(
    procedures
      .filter(({ path, meta }) => meta === undefined || !(path in SAMPLES))
      .map(({ path }) => path),
    "add a sample in server/testing/procedure-samples.ts; use a procedure of procedures.ts",
  ).toEqual([]);
  expect(procedures.filter(({ meta }) => meta?.who.length === 0).map(({ path }) => path)).toEqual([
    "instance.info",
  ]);
});

describe.each(procedures.filter(({ meta }) => meta?.who.length !== 0))(
  "$path",
  ({ path, type, meta }) => {
    test("takes none but its own kinds of principal", async () => {
      const others = (Object.keys(credentials) as PrincipalKind[]).filter(
        (kind) => !meta?.who.includes(kind),
      );
      for (const kind of others)
        expect(await refusalOf(path, type, credentials[kind]), kind).toBe("unauthenticated");
      for (const [name, headers] of Object.entries(bad))
        expect(IDENTITY, name).toContain(await refusalOf(path, type, headers));
    });
  },
);

/** These end the credentials that the others are asked with; their own tests call them. */
const ENDS_PROOFS = new Set(["accounts.revokeOtherSessions", "devices.leave"]);

// Last, because some of these end sessions and keys.
test("every procedure lets its own kinds in", async () => {
  for (const { path, type, meta } of procedures) {
    for (const kind of meta?.who ?? []) {
      if (ENDS_PROOFS.has(path)) continue;
      expect(IDENTITY, `${path} as ${kind}`).not.toContain(
        await refusalOf(path, type, credentials[kind]),
      );
    }
  }
});

test("nothing of one person is in any answer to another", async () => {
  const bob = await signUp(server.url);
  for (const { path, type } of procedures.filter(
    ({ meta, type: kind }) => meta?.who.includes("session") && kind === "query",
  )) {
    const answer = await bob.browser
      .query(path, SAMPLES[path])
      .catch((error: { data: unknown }) => error.data);
    const text = JSON.stringify(answer);
    for (const secret of [alice.userId, alice.email]) expect(text, path).not.toContain(secret);
    expect(type).toBe("query");
  }
  const { sessions } = (await alice.browser.query("accounts.sessions")) as {
    sessions: { id: string }[];
  };
  expect(await bob.browser.mutate("accounts.revokeSession", { id: sessions[0]?.id })).toEqual({
    revoked: false,
  });
  expect(await alice.browser.query("accounts.me")).toMatchObject({ userId: alice.userId });
});
