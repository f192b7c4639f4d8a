import { DomainError } from "@streakline/shared/errors.ts";
import { TRPCError } from "@trpc/server";
import { type CreateFastifyContextOptions, fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Context } from "../../trpc/context.ts";
import { refusalOf } from "../../trpc/errors.ts";
import type { AllowedHosts } from "./allowed-hosts.ts";
import { appRouter } from "./router.ts";

/** Most procedures in one request. */
const BATCH_MAX = 10;

export type TrpcRouteOptions = {
  createContext: (request: FastifyRequest) => Context;
  hosts: AllowedHosts;
};

/**
 * All procedures under /trpc: queries by GET, mutations by POST with a JSON body in UTF-8. A
 * mutation with a cookie must come from the instance's own pages.
 */
export async function trpcRoute(
  app: FastifyInstance,
  { createContext, hosts }: TrpcRouteOptions,
): Promise<void> {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store");
    if (request.method === "GET") return;
    if (
      !/^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/i.test(
        request.headers["content-type"] ?? "",
      )
    )
      throw new DomainError("unsupported_type");
    if (request.headers["content-encoding"] !== undefined)
      throw new DomainError("unsupported_encoding");
    if (request.headers.cookie !== undefined && !isOwnPage(request, hosts))
      throw new DomainError("origin_refused");
  });
  // The stock client sends an empty body for a procedure without input; the adapter would refuse it
  // as invalid JSON.
  app.addHook("preValidation", async (request) => {
    if (request.method === "POST" && request.body === "") request.body = "null";
  });
  await app.register(fastifyTRPCPlugin, {
    prefix: "/trpc",
    trpcOptions: {
      router: appRouter,
      maxBatchSize: BATCH_MAX,
      createContext: ({ req }: CreateFastifyContextOptions) => createContext(req),
      responseMeta({ errors }: { errors: readonly unknown[] }) {
        const waits = errors
          .map((error) => refusalOf(error).details["seconds"])
          .filter((seconds) => typeof seconds === "number");
        return waits.length === 0 ? {} : { headers: { "retry-after": String(Math.max(...waits)) } };
      },
      onError({
        error,
        path,
        req,
      }: {
        error: Error;
        path: string | undefined;
        req: FastifyRequest;
      }) {
        // The client used the wrong method: answered, but not logged as an error.
        if (error instanceof TRPCError && error.code === "METHOD_NOT_SUPPORTED") return;
        const refusal = refusalOf(error);
        if (refusal.code === "internal")
          req.log.error(
            { err: refusal.cause ?? error, path, requestId: req.id },
            "A procedure failed",
          );
      },
    },
  });
}

function isOwnPage(request: FastifyRequest, hosts: AllowedHosts): boolean {
  const { origin, host } = request.headers;
  if (origin !== undefined) return hosts.originsOf(host).includes(origin);
  return request.headers["sec-fetch-site"] === "same-origin";
}
