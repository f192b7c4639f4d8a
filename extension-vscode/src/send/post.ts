// "http" and "https" without "node:": only these names reach the versions that VS Code patches with
// the person's proxy and certificates.
import * as http from "http";
import * as https from "https";
import { gzipSync } from "node:zlib";
import type { Answer, Post } from "@streakline/shared/delivery/exchange.ts";

/** Our own deadline for one exchange: below the 30 s at which proxies and browsers give up. */
const DEADLINE_MILLISECONDS = 25_000;
const ANSWER_BYTES_MAX = 2 * 1024 * 1024;

/**
 * One HTTP exchange within a deadline. Never throws: refused, cut off, stalled and oversized are
 * `network_error`. Redirects are not followed, so that a key never reaches another origin.
 */
export function post(request: Post): Promise<Answer> {
  const body = request.gzip === true ? gzipSync(request.body) : Buffer.from(request.body);
  const method = request.method ?? "POST";
  return new Promise((resolve) => {
    const fail = (error: string) => {
      clearTimeout(deadline);
      outgoing?.destroy();
      resolve({ kind: "network_error", error });
    };
    const milliseconds = request.deadlineMilliseconds ?? DEADLINE_MILLISECONDS;
    const deadline = setTimeout(
      () => fail(`no answer within ${Math.round(milliseconds / 1000)} s`),
      milliseconds,
    );
    let outgoing: http.ClientRequest | undefined;
    try {
      const send = request.url.startsWith("https:") ? https.request : http.request;
      outgoing = send(
        request.url,
        { method, headers: headersOf(request, method === "GET" ? 0 : body.length) },
        (incoming) => {
          const chunks: Buffer[] = [];
          let bytes = 0;
          incoming.on("data", (chunk: Buffer) => {
            chunks.push(chunk);
            if ((bytes += chunk.length) > ANSWER_BYTES_MAX) fail("the answer is too large");
          });
          incoming.on("error", (error) => fail(error.message));
          incoming.on("aborted", () => fail("the answer was cut off"));
          incoming.on("end", () => {
            if (!incoming.complete) return fail("the answer was cut off");
            clearTimeout(deadline);
            resolve(answerOf(incoming, Buffer.concat(chunks).toString("utf8")));
          });
        },
      );
      outgoing.on("error", (error) => fail(messageOf(error)));
      outgoing.end(method === "GET" ? undefined : body);
    } catch (error) {
      fail(messageOf(error));
    }
  });
}

function headersOf(request: Post, length: number): Record<string, string | number> {
  return {
    accept: "application/json",
    ...(length === 0 ? {} : { "content-type": "application/json", "content-length": length }),
    ...(request.gzip === true ? { "content-encoding": "gzip" } : {}),
    ...request.headers,
  };
}

function answerOf(incoming: http.IncomingMessage, text: string): Answer {
  const { statusCode, headers } = incoming;
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // a login page, a proxy's error: the text itself tells
  }
  return {
    kind: "http",
    status: statusCode ?? 0,
    contentType: headers["content-type"] ?? "",
    body,
    retryAfter: headers["retry-after"] ?? null,
  };
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors[0] instanceof Error)
    return messageOf(error.errors[0]);
  return error.message === "" && "code" in error ? String(error.code) : error.message;
}
