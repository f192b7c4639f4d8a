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
import type { Mailer } from "../../platform/mail/mail.ts";
import { alreadySignedUpMail, resetMail, verificationMail } from "./mails.ts";
import { API_RESOURCE, ENROL_SCOPE, KEY_PREFIX, TOKEN_SECONDS } from "./credentials.ts";
import { anybodySignedUp, createPerson, hasAccount } from "../people/people.store.ts";
import { deleteResetLinks } from "./reset-links.store.ts";

/**
 * The request header that passes the client's address to better-auth. Set from the socket; a value
 * sent by the client is dropped.
 */
export const CLIENT_ADDRESS_HEADER = "x-streakline-client-address";

/** Sign-in for the rest of the server. */
export type SignIn = {
  /** Answers a request below /api/auth. */
  handle(request: Request): Promise<Response>;
  /** The login session of a cookie, or null without one or when it expired or was revoked. */
  session(headers: Headers): Promise<{ userId: string; sessionId: string } | null>;
  /**
   * Creates an account, also while sign-up is closed. Throws `name_taken` for a known address and
   * `bad_input` for an invalid one.
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
  /** Origins that may send cookies, for a value of the Host header. */
  originsOf: (host: string | null) => readonly string[];
};

/**
 * Opens sign-in (better-auth) on the pool of the role `streakline_auth`: e-mail and password (10 to
 * 128 characters), confirmation and reset by mail, device flow, device keys, access tokens.
 * - A reset of the password ends every login session. A change ends the others on request. Both end
 *   all links for a new password that wait in mailboxes.
 * - Device keys survive both: they are independent of the password, each can be revoked alone, and
 *   `accounts.revokeOtherSessions({ devicesToo: true })` revokes all.
 */
export function openSignIn(options: SignInOptions): SignIn {
  const { auth: pool } = options;
  /** Addresses of administrators whose accounts createAccount() is creating. */
  const administrators = new Set<string>();
  const auth = openLibrary(options, administrators);

  /**
   * better-auth hides the cause of a failure. Asking the database throws `unavailable` if it is
   * down.
   */
  async function orAway(error: unknown): Promise<never> {
    await anybodySignedUp(pool);
    throw error;
  }

  let signingKey: Promise<unknown> | null = null;
  /**
   * Makes the signing key if there is none yet, once: the library would make one for each of the
   * first tokens that are asked for at the same moment, and a check that knows one refuses the others.
   */
  async function withSigningKey<T>(work: () => Promise<T>): Promise<T> {
    signingKey ??= auth.api.getJwks();
    try {
      await signingKey;
    } catch (error) {
      signingKey = null;
      throw error;
    }
    return await work();
  }

  return {
    handle: (request) => withSigningKey(() => auth.handler(request)).catch(orAway),
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
        // better-auth's errors come from two packages: check the field, not the class.
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
      const body = { payload: claims };
      const { token } = await withSigningKey(() => auth.api.signJWT({ body }));
      return token;
    },
    keySet: () => withSigningKey(() => auth.api.getJwks()),
  };
}

/** better-auth with our settings. `administrators` are addresses that become administrators. */
function openLibrary(options: SignInOptions, administrators: ReadonlySet<string>) {
  const { auth: pool, log, publicUrl } = options;
  return betterAuth({
    appName: "Streakline",
    baseURL: publicUrl,
    secret: options.secret,
    database: authDatabase(pool),
    trustedOrigins: (request) => [...options.originsOf(request?.headers.get("host") ?? null)],
    logger: loggerOn(log),
    // Throw errors so that our own log records them: better-auth prints them to the console with
    // addresses.
    onAPIError: { throw: true },
    telemetry: { enabled: false },
    // Limits per account and address are kept by auth.route.ts, before a request comes here.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "streakline",
      database: { generateId: "uuid" },
      // Set explicitly: by default the first check is off when NODE_ENV is test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER], disableIpTracking: true },
      // Send mails in the background: the time of the answer must not reveal whether an account
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
    ...mailsOf(options),
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
    plugins: pluginsOf(publicUrl),
  } satisfies BetterAuthOptions);
}

/** Passwords, and the mails that confirm an address or choose a new password. */
function mailsOf({ auth: pool, mailer, publicUrl, requireEmailVerification }: SignInOptions) {
  return {
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      requireEmailVerification,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      sendResetPassword: ({ user, url }) => mailer.send(resetMail(user.email, url)),
      onPasswordReset: ({ user }) => deleteResetLinks(pool, user.id),
      onExistingUserSignUp: ({ user }) =>
        mailer.send(alreadySignedUpMail(user.email, `${publicUrl}/sign-in`)),
    },
    emailVerification: {
      sendOnSignUp: true,
      autoSignInAfterVerification: true,
      expiresIn: 3600,
      sendVerificationEmail: ({ user, url }) => mailer.send(verificationMail(user.email, url)),
    },
  } satisfies BetterAuthOptions;
}

/** Device keys, access tokens and the device flow. */
function pluginsOf(publicUrl: string) {
  return [
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
  ];
}

/** The first display name: the typed name, or the part of the address before @. */
function nameOf(name: string, email: string): string {
  const typed = name.trim().slice(0, 100);
  return typed === "" ? email.replace(/@.*$/, "").slice(0, 100) : typed;
}

/**
 * Sends better-auth's log lines to our log. Its errors without an Error object are refusals of
 * requests: they are logged at level debug, so that strangers cannot fill the log. Other arguments
 * contain addresses and tokens and are left out. `level` is not set, because setting it makes
 * better-auth write to the console too.
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
