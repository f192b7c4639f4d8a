import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { gunzipSync } from "node:zlib";
import type { Batch } from "@streakline/shared/activity/batch.ts";
import { ok, refusal, type Reply, serveReplies } from "@streakline/shared/testing/reply-server.ts";

/**
 * A server that speaks the wire of Streakline: remembers batches by id, answers again the same,
 * keeps every record once.
 */
export type FakeServer = {
  url: string;
  userId: string;
  /** Every record that was stored, by id, with how often it came under another batch. */
  records: Map<string, number>;
  batches: Map<string, string>;
  pushes: { batch: Batch; body: string; headers: IncomingHttpHeaders }[];
  tokensGiven: number;
  /** Whether the person lets coding be recorded; null: a server older than consents. */
  coding: boolean | null;
  /** Replaces the answer to pushes; null: the usual. */
  onPush: ((batch: Batch, body: string) => Reply | null) | null;
  onToken: (() => Reply | null) | null;
  close(): Promise<void>;
};

/** Starts it on a free port for one person, as whom everybody is taken who asks. */
export async function startFakeServer(userId: string = randomUUID()): Promise<FakeServer> {
  const deviceId = randomUUID();
  const server = await serveReplies(({ url, headers, raw }) => answer(url, headers, raw));

  const fake: FakeServer = {
    url: server.url,
    userId,
    records: new Map(),
    batches: new Map(),
    pushes: [],
    tokensGiven: 0,
    coding: true,
    onPush: null,
    onToken: null,
    close: server.close,
  };

  function answer(url: string, headers: IncomingHttpHeaders, raw: Buffer): Reply {
    if (url.startsWith("/trpc/devices.token")) {
      const special = fake.onToken?.() ?? null;
      if (special !== null) return special;
      fake.tokensGiven += 1;
      const expiresAt = Math.floor(Date.now() / 1000) + 10 * 365 * 86_400;
      const consents =
        fake.coding === null
          ? {}
          : { consents: { coding: fake.coding, sites: false, page_keys: false } };
      return ok({
        token: `token-${fake.tokensGiven}`,
        expiresAt,
        userId,
        deviceId,
        displayName: "Ann",
        rotate: false,
        ...consents,
      });
    }
    if (!url.startsWith("/trpc/activity.push")) return refusal(404, "not_found");
    const body = gunzipSync(raw).toString("utf8");
    const batch = JSON.parse(body) as Batch;
    fake.pushes.push({ batch, body, headers });
    const special = fake.onPush?.(batch, body) ?? null;
    return special ?? store(batch, body);
  }

  /**
   * As the real one: a known id with the same bytes gets the same answer, with others a conflict; a
   * known record is stored once.
   */
  function store(batch: Batch, body: string): Reply {
    const known = fake.batches.get(batch.id);
    if (known !== undefined && known !== body) return refusal(409, "batch_conflict");
    if (fake.coding === false && known === undefined) return unwanted(batch);
    if (known === undefined) {
      fake.batches.set(batch.id, body);
      for (const { id } of batch.records) fake.records.set(id, (fake.records.get(id) ?? 0) + 1);
    }
    return stored(batch);
  }
  return fake;
}

/** The answer to a batch of which every record was stored. */
function stored(batch: Batch): Reply {
  return ok({
    batchId: batch.id,
    results: batch.records.map(({ id }) => ({ id, status: "stored" })),
  });
}

/** The answer to a batch of which nothing was stored, for coding is not allowed. */
export function unwanted(batch: Batch): Reply {
  return ok({
    batchId: batch.id,
    results: batch.records.map(({ id }) => ({
      id,
      status: "rejected",
      code: "consent_missing",
      sentence: "Ask.",
    })),
  });
}
