import type { AnyRouter } from "@trpc/server";
import { createTRPCClient } from "@trpc/client";
import type { Batch, BatchRecord } from "../activity/batch.ts";
import type { DeliveryApi } from "../delivery/api.ts";
import type { Answer, Post } from "../delivery/exchange.ts";
import { postLink, type SendPost } from "../delivery/post-link.ts";

/** A batch as it came: its parsed body, the exact text, and its credentials. */
type Push = { batch: Batch<BatchRecord>; body: string; authorization: string; gzip: boolean };

/**
 * A server in memory that speaks the wire of Streakline through the port of a client: remembers
 * batches by id, answers again the same, keeps every record once, and lets its tokens end.
 */
export type WireServer = {
  url: string;
  userId: string;
  post: SendPost;
  pushes: Push[];
  /** How often each record came under another batch, by its id. */
  records: Map<string, number>;
  tokensGiven: number;
  /** Keys that came with a request for a token. */
  keysSeen: string[];
  /** Lets the device ask for another key. */
  rotate: boolean;
  /** Replaces the answer to a push; null: the usual. */
  onPush: ((batch: Batch<BatchRecord>) => Answer | null) | null;
  onToken: (() => Answer | null) | null;
  /** Ends every token that was given so far. */
  endTokens(): void;
};

const TOKEN_SECONDS = 600;

/** `nowSeconds` is the server's own clock. */
export function wireServer(nowSeconds: () => number): WireServer {
  const batches = new Map<string, string>();
  const tokenEnds = new Map<string, number>();
  const deviceId = "7b0c2a34-5d1f-4c86-9a57-2f4f0e9d6b11";
  let keysGiven = 0;

  function token(key: string): Answer {
    server.keysSeen.push(key);
    const special = server.onToken?.() ?? null;
    if (special !== null) return special;
    const given = `token-${(server.tokensGiven += 1)}`;
    const expiresAt = nowSeconds() + TOKEN_SECONDS;
    tokenEnds.set(given, expiresAt);
    const { userId, rotate } = server;
    const consents = { coding: true, sites: true, page_keys: true };
    return ok({ token: given, expiresAt, userId, deviceId, displayName: "Ann", rotate, consents });
  }

  function push(post: Post, authorization: string): Answer {
    const batch = JSON.parse(post.body) as Batch<BatchRecord>;
    server.pushes.push({ batch, body: post.body, authorization, gzip: post.gzip === true });
    const endsAt = tokenEnds.get(authorization.replace("Bearer ", "")) ?? 0;
    if (nowSeconds() >= endsAt) return refusal(401, "token_expired");
    const special = server.onPush?.(batch) ?? null;
    if (special !== null) return special;
    const known = batches.get(batch.id);
    if (known !== undefined && known !== post.body) return refusal(409, "batch_conflict");
    if (known === undefined)
      for (const { id } of batch.records) server.records.set(id, (server.records.get(id) ?? 0) + 1);
    batches.set(batch.id, post.body);
    return stored(batch);
  }

  const server: WireServer = {
    url: "https://streakline.example.org",
    userId: "c41e0f0a-93d5-4d3e-8a36-0d5c7be0a2f9",
    pushes: [],
    records: new Map(),
    tokensGiven: 0,
    keysSeen: [],
    rotate: false,
    onPush: null,
    onToken: null,
    endTokens: () => tokenEnds.clear(),
    async post(request) {
      const headers = request.headers ?? {};
      switch (request.url.replace(`${server.url}/trpc/`, "")) {
        case "devices.token":
          return token(headers["x-api-key"] ?? "");
        case "devices.rotate":
          return ok({ deviceId, userId: server.userId, key: `slk_${(keysGiven += 1)}` });
        case "activity.push":
          return push(request, headers["authorization"] ?? "");
        default:
          return refusal(404, "not_found");
      }
    },
  };
  return server;
}

/** The client that both extensions make, over any port. */
export function apiOver(post: SendPost): DeliveryApi {
  const client = createTRPCClient<AnyRouter>({ links: [postLink(post)] });
  return client as unknown as DeliveryApi;
}

/** An HTTP answer of JSON. */
export function http(status: number, body: unknown, retryAfter: string | null = null): Answer {
  return { kind: "http", status, contentType: "application/json", body, retryAfter };
}

/** A successful answer of a procedure. */
export function ok(data: unknown): Answer {
  return http(200, { result: { data } });
}

/** The answer to a batch of which every record was stored, but for those with a code. */
export function stored(
  batch: Pick<Batch<BatchRecord>, "id" | "records">,
  codes: Readonly<Record<string, string>> = {},
): Answer {
  const results = batch.records.map(({ id }) => {
    const code = codes[id];
    return code === undefined
      ? { id, status: "stored" }
      : { id, status: "rejected", code, sentence: "Check it." };
  });
  return ok({ batchId: batch.id, results });
}

/** A refusal by its code, as the server words it on the wire. */
export function refusal(status: number, code: string, retryAfter: string | null = null): Answer {
  const data = { code: "BAD_REQUEST", httpStatus: status, path: null, refusal: code };
  return http(status, { error: { message: `refused: ${code}`, code: -32600, data } }, retryAfter);
}
