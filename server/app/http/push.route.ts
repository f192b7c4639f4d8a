import { BATCH_BYTES_MAX } from "@streakline/shared/activity/batch.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { bodyHash, bytesHash } from "../../activity/body-hash.ts";
import { readBody } from "../../activity/read-body.ts";
import type { Context, PrincipalOf } from "../../trpc/context.ts";
import { refusalOf, wireError } from "../../trpc/errors.ts";
import { knownTokens } from "./known-tokens.ts";
import { pushBatch } from "./push-batch.ts";
import { refusedBatchLog } from "./refused-batch-log.ts";

/**
 * Serves `activity.push` without the stock tRPC adapter: same schema, function and wire format.
 * Saves the adapter's 230 to 380 us of fetch objects and streams per request, and also accepts
 * gzip, within limits checked before anything is built. The credentials are checked before the body
 * is decompressed. The adapter's `/trpc/:path` serves all other procedures.
 */
export async function pushRoute(
  app: FastifyInstance,
  options: { createContext: (request: FastifyRequest) => Context },
): Promise<void> {
  const deviceOf = knownTokens();
  const logRefused = refusedBatchLog();
  // A logger per request costs more than hashing its body and is hardly ever used. Its lines name
  // the request themselves.
  app.setChildLoggerFactory((log) => log);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    "*",
    { parseAs: "buffer", bodyLimit: BATCH_BYTES_MAX },
    (_request, body, done) => done(null, body),
  );

  app.post<{ Querystring: { batch?: string } }>(`/trpc/${PATH}`, async (request, reply) => {
    const context = options.createContext(request);
    const isBatch = request.query.batch === "1";
    let answer: PushWire;
    let device: PrincipalOf<"device"> | null = null;
    try {
      device = await deviceOf(context, request.headers.authorization);
      if (device === null) throw new DomainError("unauthenticated");
      const { input, hash } = inputOf(request, isBatch);
      answer = { result: { data: await pushBatch(context, device, input, hash) } };
    } catch (error) {
      answer = refused(error, context.requestId);
      const refusal = refusalOf(error);
      if (refusal.code === "internal")
        context.log.error(
          { err: refusal.cause ?? error, requestId: context.requestId },
          "activity.push failed",
        );
      else logRefused(context, device?.deviceId ?? null, refusal.code);
      if ("seconds" in refusal.details)
        void reply.header("retry-after", String(refusal.details.seconds));
    }
    void reply.code("error" in answer ? answer.error.data.httpStatus : 200);
    void reply.headers(HEADERS);
    return JSON.stringify(isBatch ? [answer] : answer);
  });

  // Refusals by fastify before the handler: too many bytes, fewer than announced, a malformed
  // content type.
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const answer = refused(REFUSAL_OF_STATUS[error.statusCode ?? 500] ?? error, request.id);
    const { refusal } = answer.error.data;
    if (refusal === "internal")
      request.log.error({ err: error, requestId: request.id }, "activity.push failed");
    else if (refusal !== null) logRefused(options.createContext(request), null, refusal);
    void reply.code(answer.error.data.httpStatus).headers(HEADERS).send(JSON.stringify(answer));
  });
}

const PATH = "activity.push";
const HEADERS = {
  "content-type": "application/json",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  vary: "trpc-accept, accept",
};

type Refused = {
  error: { message: string; code: number; data: ReturnType<typeof wireError>["data"] };
};
type PushWire = { result: { data: unknown } } | Refused;

function refused(error: unknown, requestId: string): Refused {
  const { message, data } = wireError(error, PATH, requestId);
  return { error: { message, code: TRPC_ERROR_CODES_BY_KEY[data.code], data } };
}

const REFUSAL_OF_STATUS: Record<number, DomainError> = {
  400: new DomainError("bad_json"),
  413: new DomainError("body_too_large", { max: BATCH_BYTES_MAX }),
  415: new DomainError("unsupported_type"),
};

// Any shape: the procedure's own schema checks it.
function inputOf(request: FastifyRequest, isBatch: boolean): { input: unknown; hash: string } {
  const { json, bytes } = readBody({
    bytes: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
    contentType: request.headers["content-type"],
    contentEncoding: request.headers["content-encoding"],
  });
  if (!isBatch) return { input: json, hash: bytesHash(bytes) };
  const input = inner(json);
  return { input, hash: bodyHash(input) };
}

/** The input inside the envelope of a tRPC client that batches calls. */
function inner(json: unknown): unknown {
  return typeof json === "object" && json !== null && "0" in json ? json[0] : undefined;
}
