import { randomUUID } from "node:crypto";
import helmet from "@fastify/helmet";
import { DomainError } from "@streakline/shared/errors.ts";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type onRequestHookHandler,
} from "fastify";
import { authRoute, type AuthRouteOptions } from "../../accounts/sign-in/auth.route.ts";
import { mailRoute } from "../../accounts/sign-in/mail.route.ts";
import type { Mailer } from "../../platform/mail/mail.ts";
import type { Context, Log } from "../../trpc/context.ts";
import { wireError } from "../../trpc/errors.ts";
import type { Config } from "../boot/config.ts";
import type { AllowedHosts } from "./allowed-hosts.ts";
import { healthRoute, type HealthRouteOptions } from "./health.route.ts";
import { pushRoute } from "./push.route.ts";
import { staticRoute } from "./static.route.ts";
import { trpcRoute } from "./trpc.route.ts";

export type HttpOptions = {
  config: Pick<Config, "publicUrl" | "trustedProxies" | "signUp">;
  log: Log;
  hosts: AllowedHosts;
  createContext: (request: FastifyRequest) => Context;
  accounts: Pick<AuthRouteOptions, "signIn" | "browsers" | "auth" | "limits"> & { mailer: Mailer };
  health: HealthRouteOptions;
  /** Folder of the built dashboard. */
  webRoot: string;
};

/** Largest body in bytes; `activity.push` has its own limits. */
const BODY_BYTES_MAX = 65_536;

/**
 * The HTTP server, not yet listening: all routes, one error handler that shows clients only
 * refusals, security headers, and limits for slow or hostile clients.
 */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { config, hosts } = options;
  const app: FastifyInstance = Fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    bodyLimit: BODY_BYTES_MAX,
    // A client has 10 s for its headers and 15 s for a request; node checks every 2 s.
    requestTimeout: 15_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: 2_000 },
    return503OnClosing: true,
    forceCloseConnections: "idle",
    // Errors before a route is found.
    frameworkErrors: (error, request, reply) =>
      void answerError(error, request as FastifyRequest, reply as FastifyReply),
    // node could not parse the request, so there is none to answer: send only a status.
    clientErrorHandler(error, socket) {
      const status =
        (error as NodeJS.ErrnoException).code === "ERR_HTTP_REQUEST_TIMEOUT"
          ? "408 Request Timeout"
          : "400 Bad Request";
      if (socket.writable)
        socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      else socket.destroy();
    },
  });
  app.removeContentTypeParser("text/plain");
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply));

  // Hooks that wait for nothing call `done`, so that no request pays for promises.
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    const { method, routeOptions, id } = request;
    const line = {
      method,
      route: routeOptions.url ?? "",
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      requestId: id,
    };
    request.log[reply.statusCode >= 500 ? "warn" : "debug"](line, "answered");
    done();
  });

  const onlyOurHosts: onRequestHookHandler = (request, _reply, done) =>
    done(hosts.isHostAllowed(request.headers.host) ? undefined : new DomainError("origin_refused"));
  // No page headers here: JSON does not need them, and they cost as much as reading the body.
  await app.register(async (push) => {
    push.addHook("onRequest", onlyOurHosts);
    await push.register(pushRoute, { createContext: options.createContext });
  });
  await app.register(async (rest) => {
    await rest.register(helmet, securityHeaders(config.publicUrl));
    rest.addHook("onRequest", onlyOurHosts);
    await rest.register(healthRoute, options.health);
    await rest.register(authRoute, {
      ...options.accounts,
      publicUrl: config.publicUrl,
      signUp: config.signUp,
    });
    await rest.register(mailRoute, {
      mailer: options.accounts.mailer,
      publicUrl: config.publicUrl,
    });
    await rest.register(trpcRoute, { createContext: options.createContext, hosts });
    await staticRoute(rest, { root: options.webRoot });
  });
  return app;
}

/**
 * Allows only resources of this server, nothing inline. Requires https only when the public address
 * uses it.
 */
function securityHeaders(publicUrl: string) {
  const isHttps = publicUrl.startsWith("https:");
  const self = ["'self'"];
  return {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: self,
        scriptSrc: self,
        styleSrc: self,
        imgSrc: ["'self'", "data:"],
        fontSrc: self,
        connectSrc: self,
        workerSrc: self,
        manifestSrc: self,
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: self,
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    crossOriginOpenerPolicy: { policy: "same-origin" as const },
    referrerPolicy: { policy: "same-origin" as const },
    xFrameOptions: { action: "deny" as const },
  };
}

const PLAIN_STATUS: Record<number, DomainError> = {
  400: new DomainError("bad_json"),
  413: new DomainError("body_too_large", { max: BODY_BYTES_MAX }),
  415: new DomainError("unsupported_type"),
  404: new DomainError("not_found"),
  412: new DomainError("other_version"),
  416: new DomainError("no_such_part"),
};
/**
 * Errors for addresses that match no file: outside the dashboard's folder, not decodable, or too
 * long.
 */
const NO_ADDRESS = new Set([
  "FST_STATIC_FORBIDDEN_PATH",
  "FST_ERR_BAD_URL",
  "FST_ERR_MAX_PARAM_LENGTH",
]);

function answerError(
  error: FastifyError | DomainError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const isNoAddress = "code" in error && NO_ADDRESS.has(error.code);
  const found = "statusCode" in error ? error.statusCode : undefined;
  const status = isNoAddress ? 404 : found;
  const known = error instanceof DomainError ? error : PLAIN_STATUS[status ?? 500];
  if (known === undefined)
    request.log.error({ err: error, requestId: request.id }, "A request failed");
  const path = /^\/trpc\/([\w.,]{1,200})/.exec(request.url)?.[1] ?? null;
  const { message, data } = wireError(known ?? error, path, request.id);
  if (typeof data.details["seconds"] === "number")
    reply.header("retry-after", data.details["seconds"]);
  reply.status(data.httpStatus).header("cache-control", "no-store");
  if (request.url.startsWith("/trpc/"))
    return reply.send({ error: { message, code: TRPC_ERROR_CODES_BY_KEY[data.code], data } });
  return reply.send({
    error: { code: data.refusal, sentence: message, details: data.details, requestId: request.id },
  });
}
