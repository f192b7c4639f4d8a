import type { Answer, Post } from "@streakline/shared/delivery/exchange.ts";

/**
 * Our own deadline for one exchange: below the 30 s after which a browser stops a worker that waits
 * for an answer.
 */
const DEADLINE_MS = 25_000;
const ANSWER_BYTES_MAX = 2 * 1024 * 1024;

/**
 * One HTTP exchange within a deadline. Never throws: refused, cut off, stalled and oversized are
 * `network_error`. Redirects are not followed, so that a key never reaches another origin, and no
 * cookie goes along.
 */
export async function post({
  url,
  headers,
  body,
  gzip = false,
  method = "POST",
  deadlineMilliseconds = DEADLINE_MS,
}: Post): Promise<Answer> {
  const stop = new AbortController();
  const deadline = setTimeout(
    () => stop.abort(new Error(`no answer within ${Math.round(deadlineMilliseconds / 1000)} s`)),
    deadlineMilliseconds,
  );
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: "application/json",
        ...(method === "GET" ? {} : { "content-type": "application/json" }),
        ...(gzip ? { "content-encoding": "gzip" } : {}),
        ...headers,
      },
      ...(method === "GET" ? {} : { body: gzip ? await gzipped(body) : body }),
      redirect: "manual",
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: stop.signal,
    });
    // where a redirect goes is hidden from us, and its status too
    if (response.type === "opaqueredirect")
      return { kind: "http", status: 307, contentType: "", body: "", retryAfter: null };
    const text = await textOf(response);
    return {
      kind: "http",
      status: response.status,
      contentType: response.headers.get("content-type") ?? "",
      body: jsonOrText(text),
      retryAfter: response.headers.get("retry-after"),
    };
  } catch (error) {
    const cause: unknown = stop.signal.aborted ? stop.signal.reason : error;
    return { kind: "network_error", error: cause instanceof Error ? cause.message : String(cause) };
  } finally {
    clearTimeout(deadline);
  }
}

async function gzipped(text: string): Promise<ArrayBuffer> {
  return new Response(
    new Blob([text]).stream().pipeThrough(new CompressionStream("gzip")),
  ).arrayBuffer();
}

async function textOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > ANSWER_BYTES_MAX) {
      await reader.cancel();
      throw new Error("the answer is too large");
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The value of a JSON text, or the text itself when it is none. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
