import { DomainError } from "@streakline/shared/errors.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Pool } from "../../platform/database/db.ts";
import { openSemaphore } from "../../platform/database/semaphore.ts";
import { addressKey } from "../../platform/limits/address-key.ts";
import type { KnownBrowsers } from "./known-browsers.ts";
import { deleteResetLinks } from "./reset-links.store.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import { takeLimits } from "./take-limits.ts";
import { anybodySignedUp } from "../people/people.store.ts";
import { CLIENT_ADDRESS_HEADER, type SignIn } from "./sign-in.ts";

/**
 * The paths below /api/auth that are open. The others of better-auth (raw tokens, client
 * registration, key minting) answer 404.
 */
const OPEN: Record<string, "GET" | "POST"> = {
  "/ok": "GET",
  "/jwks": "GET",
  "/sign-up/email": "POST",
  "/sign-in/email": "POST",
  "/sign-out": "POST",
  "/verify-email": "GET",
  "/send-verification-email": "POST",
  "/request-password-reset": "POST",
  "/reset-password": "POST",
  "/change-password": "POST",
  "/device": "GET",
  "/device/code": "POST",
  "/device/approve": "POST",
  "/device/deny": "POST",
  "/oauth2/token": "POST",
};
/** The link in the mail for a new password: it checks the token and redirects to the page. */
const RESET_LINK = /^\/reset-password\/[\w-]{1,100}$/;
const PREFIX = "/api/auth";
const HASHES = new Set(["/sign-up/email", "/sign-in/email", "/change-password", "/reset-password"]);
const SHOWS_TOKEN = new Set(["/sign-up/email", "/sign-in/email", "/change-password"]);
/** The paths of RFC 6749 and 8628, to which clients may send forms. */
const TAKES_FORMS = new Set(["/oauth2/token", "/device/code"]);
/** What the library answers whether a mail was sent or not. */
const MAIL_ANSWERS: Readonly<Record<string, object>> = {
  "/request-password-reset": {
    status: true,
    message: "If this email exists in our system, check your email for the reset link",
  },
  "/send-verification-email": { status: true },
};
const BODY_BYTES_MAX = 16_384;

export type AuthRouteOptions = {
  signIn: Pick<SignIn, "handle" | "session">;
  browsers: KnownBrowsers;
  auth: Pool;
  limits: SignInLimits;
  publicUrl: string;
  signUp: "open" | "closed";
};

/**
 * Sign-in over HTTP: the open paths of better-auth under /api/auth, behind limits per account and
 * per address. Our own refusals are sent as `{ code, message, error: { code, sentence, … } }`,
 * those of better-auth as `{ code, message }`; the token endpoint follows RFC 6749.
 */
export async function authRoute(app: FastifyInstance, options: AuthRouteOptions): Promise<void> {
  app.removeAllContentTypeParsers();
  for (const type of ["application/json", "application/x-www-form-urlencoded"]) {
    app.addContentTypeParser(
      type,
      { parseAs: "string", bodyLimit: BODY_BYTES_MAX },
      (_request, body, done) => done(null, body),
    );
  }
  app.setErrorHandler((error, request, reply) => void refuse(error, request, reply));
  const signingUp = openSemaphore({ permits: 1, waitMs: 10_000, holdMs: 20_000, waitersMax: 200 });
  // Hashing a password takes a core for a third of a second, partly inside a transaction: run few
  // at a time.
  const hashing = openSemaphore({ permits: 3, waitMs: 8_000, holdMs: 10_000, waitersMax: 200 });
  const asking = openSemaphore({ permits: 16, waitMs: 3_000, holdMs: 8_000, waitersMax: 500 });

  app.route({
    method: ["GET", "POST"],
    url: `${PREFIX}/*`,
    async handler(request, reply) {
      const path = new URL(request.url, options.publicUrl).pathname.slice(PREFIX.length);
      const method = OPEN[path] ?? (RESET_LINK.test(path) ? "GET" : undefined);
      if (method !== request.method) throw new DomainError("not_found");
      const text = typeof request.body === "string" ? request.body : "";
      if (holdsNul(request.url) || holdsNul(text))
        throw new DomainError("bad_input", { problem: "it contains a NUL" });
      if (isForm(request) && !TAKES_FORMS.has(path)) throw new DomainError("unsupported_type");
      const email = emailIn(text);
      const { isSilent, forgive } = await takeLimits(options.limits, {
        path,
        email,
        from: addressKey(request.ip),
        browser: options.browsers.numberOf(email, request.headers.cookie),
      });
      if (isSilent) return reply.header("cache-control", "no-store").send(MAIL_ANSWERS[path]);
      const before = ASKS_SESSION.has(path) ? await sessionOf(options.signIn, request) : null;
      const answer = () =>
        (HASHES.has(path) ? hashing : asking).run(() =>
          options.signIn.handle(asWebRequest(request, text, options.publicUrl)),
        );
      const response = await (path === "/sign-up/email" && options.signUp === "closed"
        ? signingUp.run(async () => {
            if (await anybodySignedUp(options.auth)) throw new DomainError("sign_up_closed");
            return answer();
          })
        : answer());
      if (response.ok) await forgive();
      if (response.ok && path === "/change-password" && before !== null)
        await deleteResetLinks(options.auth, before.userId);
      if (response.status >= 500) {
        // A database that is away says so itself.
        await anybodySignedUp(options.auth);
        throw new DomainError(
          "internal",
          {},
          { cause: new Error(`better-auth answered ${response.status}: ${await response.text()}`) },
        );
      }
      const cookies = response.headers.getSetCookie();
      if (path === "/verify-email" && before !== null) await keepSession(options, before, cookies);
      // A known address that signs up is answered alike, without a session.
      if (SIGNS_IN.has(path) && cookies.some((one) => one.includes("session_token=")))
        cookies.push(options.browsers.cookieFor(email));
      return send(response, reply, { cookies, hidesToken: SHOWS_TOKEN.has(path) });
    },
  });
}

/** The paths before which the session of the request is asked for. */
const ASKS_SESSION = new Set(["/change-password", "/verify-email"]);
const SIGNS_IN = new Set(["/sign-up/email", "/sign-in/email"]);

function sessionOf(
  signIn: Pick<SignIn, "session">,
  { headers: { cookie } }: FastifyRequest,
): ReturnType<SignIn["session"]> {
  return cookie === undefined ? Promise.resolve(null) : signIn.session(new Headers({ cookie }));
}

/**
 * Ends the session that a confirmation link began in a browser where somebody is signed in, and
 * takes its cookies out of the answer: a link of another account would take the place of theirs.
 */
async function keepSession(
  { signIn, publicUrl }: Pick<AuthRouteOptions, "signIn" | "publicUrl">,
  { sessionId }: { sessionId: string },
  cookies: string[],
): Promise<void> {
  const cookie = cookies.map((one) => one.split(";", 1)[0]).join("; ");
  const begun = await signIn.session(new Headers({ cookie }));
  if (begun === null || begun.sessionId === sessionId) return;
  cookies.length = 0;
  const headers = { cookie, origin: publicUrl, "content-type": "application/json" };
  await signIn.handle(
    new Request(new URL(`${PREFIX}/sign-out`, publicUrl), { method: "POST", headers, body: "{}" }),
  );
}

function isForm({ headers }: FastifyRequest): boolean {
  return /application\/x-www-form-urlencoded/i.test(headers["content-type"] ?? "");
}

function asWebRequest(request: FastifyRequest, body: string, publicUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name.startsWith("x-forwarded-") || name === "content-length")
      continue;
    headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  headers.set(CLIENT_ADDRESS_HEADER, request.ip);
  const url = new URL(request.url, publicUrl);
  return new Request(url, {
    method: request.method,
    headers,
    ...(request.method === "POST" ? { body } : {}),
  });
}

async function send(
  response: Response,
  reply: FastifyReply,
  { cookies, hidesToken }: { cookies: readonly string[]; hidesToken: boolean },
): Promise<FastifyReply> {
  reply.status(response.status).header("cache-control", "no-store");
  for (const [name, value] of response.headers)
    if (name !== "set-cookie" && name !== "content-length") reply.header(name, value);
  if (cookies.length > 0) reply.header("set-cookie", [...cookies]);
  const body = Buffer.from(await response.arrayBuffer());
  return reply.send(hidesToken ? withoutToken(body) : body);
}

/**
 * The answer without its token. Browsers need only the cookie; scripts may learn whether they are
 * signed in, but not the token.
 */
function withoutToken(body: Buffer): Buffer {
  const parsed: unknown = JSON.parse(body.toString());
  if (typeof parsed !== "object" || parsed === null || !("token" in parsed)) return body;
  return Buffer.from(
    JSON.stringify({ ...parsed, token: null, signedIn: typeof parsed.token === "string" }),
  );
}

async function refuse(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const refusal = refusalOf(error);
  if (refusal.code === "internal") request.log.error({ err: error }, "Sign-in failed");
  const seconds = refusal.details["seconds"];
  if (typeof seconds === "number") reply.header("retry-after", seconds);
  const { code, message, details } = refusal;
  const isOauth =
    request.url.startsWith(`${PREFIX}/oauth2/`) || request.url.startsWith(`${PREFIX}/device/code`);
  const ours = {
    code,
    message,
    error: { code, sentence: message, details, requestId: request.id },
  };
  const oauth = { error: oauthError(refusal), error_description: message };
  return reply
    .status(refusal.status)
    .header("cache-control", "no-store")
    .send(isOauth && refusal.status !== 404 ? oauth : ours);
}

function oauthError({ code, status }: DomainError): string {
  if (code === "rate_limited") return "slow_down";
  return status < 500 ? "invalid_request" : "server_error";
}

function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 413)
    return new DomainError("body_too_large", { max: BODY_BYTES_MAX }, { cause: error });
  if (status === 415) return new DomainError("unsupported_type", {}, { cause: error });
  if (status === 400) return new DomainError("bad_json", {}, { cause: error });
  return new DomainError("internal", {}, { cause: error });
}

/**
 * Whether an address, form or JSON text contains NUL in any encoding. Database columns refuse it.
 */
function holdsNul(text: string): boolean {
  return /%00|(?<!\\)(\\\\)*\\u0000/.test(text);
}

/** The account that a request is about, for its limits. Unknown accounts count like known ones. */
function emailIn(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== "object" || parsed === null || !("email" in parsed)) return "";
    return typeof parsed.email === "string" ? parsed.email.trim().toLowerCase().slice(0, 320) : "";
  } catch {
    return "";
  }
}
