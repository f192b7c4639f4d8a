import { apiKey } from "@better-auth/api-key";
import { oauthDeviceAuthorization, oauthProvider } from "@better-auth/oauth-provider";
import { DomainError } from "@streakline/shared/errors.ts";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { jwt } from "better-auth/plugins";
import type { JSONWebKeySet } from "jose";
import type { Pool } from "../../platform/database/db.ts";
import type { Log } from "../../trpc/context.ts";
import { authDatabase } from "./auth-database.store.ts";
import { asAuth } from "./auth-pool.store.ts";
import type { Mailer } from "./mailer.ts";
import { alreadySignedUpMail, resetMail, verificationMail } from "./mails.ts";
import { API_RESOURCE, ENROL_SCOPE, KEY_PREFIX, TOKEN_SECONDS } from "./proofs.ts";
import { anybodySignedUp, createPerson, hasAccount } from "../people/people.store.ts";

/**
 * The request header that carries the client's address to better-auth. Set from the socket;
 * whatever a client sends is dropped.
 */
export const CLIENT_ADDRESS_HEADER = "x-streakline-client-address";

/** Sign-in as the rest of the server sees it. */
export type SignIn = {
  /** Answers a request below /api/auth. */
  handle(request: Request): Promise<Response>;
  /** Whose cookie session this is; null without one, or when it expired or was revoked. */
  session(headers: Headers): Promise<{ userId: string; sessionId: string } | null>;
  /**
   * Makes an account, also while sign-up is closed. Throws `name_taken` for a known address and
   * `bad_input` for a bad one.
   */
  createAccount(input: {
    email: string;
    password: string;
    name: string;
    isAdmin?: boolean;
  }): Promise<{ userId: string }>;
  issueKey(input: {
    userId: string;
    deviceId: string;
    name: string;
  }): Promise<{ keyId: string; key: string }>;
  /** Signs claims as a ten-minute access token for the resource `urn:streakline:api`. */
  sign(claims: {
    sub: string;
    did: string;
    scope: string;
    iat: number;
    exp: number;
  }): Promise<string>;
  keySet(): Promise<JSONWebKeySet>;
};

export type SignInOptions = {
  auth: Pool;
  mailer: Mailer;
  log: Log;
  publicUrl: string;
  secret: string;
  requireEmailVerification: boolean;
  /** Origins that may send cookies, for the given value of the Host header. */
  originsOf: (host: string | null) => readonly string[];
};

/**
 * Opens sign-in (better-auth) on the pool of the role `streakline_auth`: e-mail and password (10 to
 * 128 characters), confirmation and reset by mail, device flow, device keys, access tokens.
 *
 * A reset of the password ends every web session; a change ends the others when asked. Device keys
 * stay in both cases: they are no copies of the password, each is listed and can be revoked alone,
 * and `accounts.revokeOtherSessions({ devicesToo: true })` ends all.
 */
export function openSignIn(options: SignInOptions): SignIn {
  const { auth: pool, mailer, log, publicUrl } = options;
  /** Addresses whose account is being made as an administrator's, by createAccount(). */
  const administrators = new Set<string>();
  const auth = betterAuth({
    appName: "Streakline",
    baseURL: publicUrl,
    secret: options.secret,
    database: authDatabase(pool),
    trustedOrigins: (request) => [...options.originsOf(request?.headers.get("host") ?? null)],
    logger: loggerOn(log),
    // What is no refusal comes back as it is, to our own log: the library would print it to the
    // console, addresses and all.
    onAPIError: { throw: true },
    telemetry: { enabled: false },
    // Limits per account and address are kept by limits.ts, before a request comes here.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "streakline",
      database: { generateId: "uuid" },
      // Said outright: as shipped the first is off whenever NODE_ENV is test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER], disableIpTracking: true },
      // Mails are sent beside the answer: how long a request takes must not tell whether an account
      // exists.
      backgroundTasks: {
        handler: (work) =>
          void work.catch((error: unknown) =>
            log.error({ err: error }, "A mail could not be sent"),
          ),
      },
    },
    session: { expiresIn: 30 * 86_400, updateAge: 86_400, cookieCache: { enabled: false } },
    verification: { storeIdentifier: "hashed" },
    account: { encryptOAuthTokens: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      requireEmailVerification: options.requireEmailVerification,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      sendResetPassword: ({ user, url }) => mailer.send(resetMail(user.email, url)),
      onExistingUserSignUp: ({ user }) =>
        mailer.send(alreadySignedUpMail(user.email, `${publicUrl}/sign-in`)),
    },
    emailVerification: {
      sendOnSignUp: true,
      autoSignInAfterVerification: true,
      expiresIn: 3600,
      sendVerificationEmail: ({ user, url }) => mailer.send(verificationMail(user.email, url)),
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => ({ data: { ...user, name: nameOf(user.name, user.email) } }),
          after: async (user) =>
            createPerson(pool, {
              userId: user.id,
              name: user.name,
              email: user.email,
              isAdmin: administrators.has(user.email),
            }),
        },
      },
    },
    plugins: [
      apiKey({
        defaultPrefix: KEY_PREFIX,
        enableMetadata: true,
        requireName: true,
        rateLimit: { enabled: false },
        keyExpiration: { minExpiresIn: 0 },
      }),
      jwt({
        jwt: { expirationTime: `${TOKEN_SECONDS}s`, issuer: publicUrl, audience: API_RESOURCE },
        disableSettingJwtHeader: true,
      }),
      oauthProvider({
        loginPage: "/sign-in",
        consentPage: "/device",
        scopes: [ENROL_SCOPE],
        accessTokenExpiresIn: TOKEN_SECONDS,
        silenceWarnings: { oauthAuthServerConfig: true, openidConfig: true },
      }),
      oauthDeviceAuthorization({
        verificationUri: `${publicUrl}/device`,
        interval: "2s",
        expiresIn: "10m",
      }),
    ],
  } satisfies BetterAuthOptions);

  /** better-auth says only that it failed; a database that is away says so itself. */
  async function orAway(error: unknown): Promise<never> {
    await anybodySignedUp(pool);
    throw error;
  }

  return {
    handle: (request) => auth.handler(request).catch(orAway),
    async session(headers) {
      const found = await asAuth(pool, () => auth.api.getSession({ headers })).catch(orAway);
      return found === null ? null : { userId: found.user.id, sessionId: found.session.id };
    },
    async createAccount({ isAdmin = false, ...input }) {
      const email = input.email.toLowerCase();
      if (await hasAccount(pool, email)) throw new DomainError("name_taken");
      if (isAdmin) administrators.add(email);
      try {
        const { user } = await auth.api.signUpEmail({ body: input });
        return { userId: user.id };
      } catch (error) {
        // Its errors come from two packages, so their class says nothing.
        const status =
          error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
        if (status < 500)
          throw new DomainError(
            "bad_input",
            { problem: (error as Error).message },
            { cause: error },
          );
        throw error;
      } finally {
        administrators.delete(email);
      }
    },
    async issueKey({ userId, deviceId, name }) {
      const made = await auth.api.createApiKey({
        body: { userId, name, prefix: KEY_PREFIX, metadata: { deviceId } },
      });
      return { keyId: made.id, key: made.key };
    },
    async sign(claims) {
      const { token } = await auth.api.signJWT({ body: { payload: claims } });
      return token;
    },
    keySet: () => auth.api.getJwks(),
  };
}

/**
 * The name people see until they choose another: what they typed, or the front of their address.
 */
function nameOf(name: string, email: string): string {
  const typed = name.trim().slice(0, 100);
  return typed === "" ? email.replace(/@.*$/, "").slice(0, 100) : typed;
}

/**
 * better-auth's log lines. It calls every refusal of a request an error; those are of interest only
 * when debugging, and strangers must not fill the log. Arguments beside errors hold addresses and
 * tokens and are left out. Without `level`, because naming one makes it write to the console as
 * well.
 */
function loggerOn(log: Log) {
  return {
    log(level: "debug" | "info" | "warn" | "error", message: string, ...args: unknown[]) {
      const err = args.find((arg) => arg instanceof Error);
      if (level === "error" && err !== undefined) log.error({ part: "sign-in", err }, message);
      else log.debug({ part: "sign-in" }, message);
    },
  };
}
