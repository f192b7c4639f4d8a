import { join } from "node:path";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { authenticator } from "../../accounts/sign-in/authenticate.ts";
import { SIGN_IN_LIMITS } from "../../accounts/sign-in/sign-in-limits.ts";
import { INGEST_SCOPE, TOKEN_SECONDS } from "../../accounts/sign-in/credentials.ts";
import { openRevocations, type Revocations } from "../../accounts/devices/revocations.ts";
import { knownBrowsers } from "../../accounts/sign-in/known-browsers.ts";
import { openSignIn, type SignIn } from "../../accounts/sign-in/sign-in.ts";
import { type Clock, systemClock } from "../../platform/clock.ts";
import type { Bus } from "../../platform/bus/bus.ts";
import type { Databases } from "../../platform/database/db.ts";
import { ROOT } from "../../platform/files/repository.ts";
import { openMemoryLimits } from "../../platform/limits/limits.ts";
import { openMailer } from "../../platform/mail/open-mailer.ts";
import type { Context, Credentials } from "../../trpc/context.ts";
import type { Config } from "./config.ts";
import { allowedHosts } from "../http/allowed-hosts.ts";
import { buildHttp } from "../http/http.ts";
import type { Probe } from "../http/health.route.ts";

export type ComposeOptions = {
  config: Config;
  secret: string;
  databases: Databases;
  bus: Bus;
  log: Logger;
  enqueueDays: Context["enqueueDays"];
  enqueueRederive: Context["enqueueRederive"];
  probes?: Readonly<Record<string, Probe>>;
  clock?: Clock;
  webRoot?: string;
};

/** The composed api role: the HTTP server, and the context for requests, tests and tools. */
export type Api = {
  http: FastifyInstance;
  signIn: SignIn;
  /** A context for a request, with the credentials in its headers. */
  createContext: (request: Pick<FastifyRequest, "headers" | "ip" | "id">) => Context;
  /** /readyz answers "stopping" from now on, so that no new requests are sent here. */
  stopping(): void;
  close(): Promise<void>;
};

const WEB_ROOT = join(ROOT, "web/dist");

/** Composes the api from its parts; the only place that knows all of them. Does not listen yet. */
export async function compose(options: ComposeOptions): Promise<Api> {
  const { config, databases, log } = options;
  const clock = options.clock ?? systemClock;
  const hosts = allowedHosts(config);
  const mailer = openMailer(config, (subject) =>
    log.info({ subject }, "A mail was kept on the local page /mail, because SMTP_URL is not set"),
  );
  const limits = openMemoryLimits(SIGN_IN_LIMITS, config.limitsFactor);
  const revocations = await openRevocations(databases.worker, options.bus, log);
  const signIn = openSignIn({
    auth: databases.auth,
    mailer,
    log,
    publicUrl: config.publicUrl,
    secret: options.secret,
    requireEmailVerification: config.requireEmailVerification,
    originsOf: hosts.originsOf,
  });
  const browsers = knownBrowsers(options.secret, config.publicUrl.startsWith("https:"));
  const authenticate = authenticator({
    signIn,
    databases,
    limits,
    revocations,
    issuer: config.publicUrl,
  });
  const credentials = credentialsOf(signIn, revocations, clock);
  const createContext: Api["createContext"] = ({ headers, ip, id }) => ({
    databases,
    credentials,
    instance: { version: config.version, signUp: config.signUp, mailSink: config.smtpUrl === null },
    clock,
    enqueueDays: options.enqueueDays,
    enqueueRederive: options.enqueueRederive,
    address: ip,
    requestId: id,
    log,
    authenticate: authenticate({
      cookie: headers.cookie,
      authorization: headers.authorization,
      apiKey: single(headers["x-api-key"]),
      address: ip,
    }),
  });

  let isStopping = false;
  const http = await buildHttp({
    config,
    log,
    hosts,
    createContext,
    accounts: { signIn, browsers, auth: databases.auth, limits, mailer },
    health: { isStopping: () => isStopping, probes: options.probes ?? {} },
    webRoot: options.webRoot ?? WEB_ROOT,
  });
  return {
    http,
    signIn,
    createContext,
    stopping() {
      isStopping = true;
    },
    async close() {
      isStopping = true;
      await http.close();
      await revocations.stop();
    },
  };
}

function credentialsOf(signIn: SignIn, revocations: Revocations, clock: Clock): Credentials {
  return {
    issueKey: signIn.issueKey,
    forgetDevice: revocations.add,
    async signToken({ userId, deviceId }) {
      const iat = clock();
      const exp = iat + TOKEN_SECONDS;
      const claims = { sub: userId, did: deviceId, scope: INGEST_SCOPE, iat, exp };
      return { token: await signIn.sign(claims), expiresAt: exp };
    },
  };
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
