import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { gunzipSync } from "node:zlib";
import type { Device } from "@streakline/shared/accounts/account-answers.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { ok, refusal, type Reply, serveReplies } from "@streakline/shared/testing/reply-server.ts";
import { websiteBatch, type WebsiteBatch } from "../outbox/outbox.ts";

/** Three quarters of an hour after the fake browser begins. */
const EXPIRES_AT = 1_795_345_200 + 2_700;

/**
 * A server on this machine that speaks the wire of Streakline: remembers batches by id, answers
 * again the same, keeps every record once.
 */
export type FakeServer = {
  url: string;
  userId: string;
  /** Every record that was stored, by id. */
  records: Map<string, WebsiteSession>;
  pushes: { batch: WebsiteBatch; body: string; headers: IncomingHttpHeaders }[];
  /** Every other request: its path and body. */
  calls: { path: string; body: string }[];
  consents: { coding: boolean; sites: boolean; page_keys: boolean };
  rotate: boolean;
  /** Replaces an answer; null: the usual. */
  onPush: ((batch: WebsiteBatch, body: string) => Reply | Promise<Reply> | null) | null;
  onCall: ((path: string) => Reply | Promise<Reply> | null) | null;
  /** What the server says to the key of a device just now. */
  tokenReply(): Reply;
  close(): Promise<void>;
};

export async function startFakeServer(userId: string = randomUUID()): Promise<FakeServer> {
  const deviceId = randomUUID();
  const batches = new Map<string, string>();
  const server = await serveReplies(({ url, headers, raw }) => answer(url, headers, raw));

  const fake: FakeServer = {
    url: server.url,
    userId,
    records: new Map(),
    pushes: [],
    calls: [],
    consents: { coding: true, sites: true, page_keys: true },
    rotate: false,
    onPush: null,
    onCall: null,
    tokenReply: () =>
      ok({
        token: "token",
        expiresAt: EXPIRES_AT,
        userId,
        deviceId,
        displayName: "Ann",
        rotate: fake.rotate,
        consents: fake.consents,
      }),
    close: server.close,
  };

  function answer(url: string, headers: IncomingHttpHeaders, raw: Buffer): Reply | Promise<Reply> {
    const path = url.replace("/trpc/", "");
    if (path === "activity.push") return push(gunzipSync(raw).toString("utf8"), headers);
    fake.calls.push({ path, body: raw.toString("utf8") });
    const special = fake.onCall?.(path) ?? null;
    if (special !== null) return special;
    if (path === "devices.token") return fake.tokenReply();
    if (path === "devices.rotate") return ok({ deviceId, userId, key: "slk_rotated" });
    if (path === "devices.leave") return ok(aDevice(deviceId));
    if (path === "devices.enrol") return ok({ deviceId, userId, key: "slk_new" });
    if (path === "privacy.setConsent") {
      const { kind, given } = JSON.parse(raw.toString("utf8")) as {
        kind: "sites" | "page_keys";
        given: boolean;
      };
      fake.consents = { ...fake.consents, [kind]: given };
      return ok({ consents: [] });
    }
    return refusal(404, "not_found");
  }

  function push(body: string, headers: IncomingHttpHeaders): Reply | Promise<Reply> {
    const batch = websiteBatch(body);
    fake.pushes.push({ batch, body, headers });
    const special = fake.onPush?.(batch, body) ?? null;
    return special ?? store(batch, body);
  }

  /**
   * As the real one: a known id with the same bytes gets the same answer, with others a conflict; a
   * known record is stored once.
   */
  function store(batch: WebsiteBatch, body: string): Reply {
    const known = batches.get(batch.id);
    if (known !== undefined && known !== body) return refusal(409, "batch_conflict");
    batches.set(batch.id, body);
    for (const record of batch.records)
      if (!fake.records.has(record.id)) fake.records.set(record.id, record);
    return stored(batch);
  }
  return fake;
}

export function stored(batch: WebsiteBatch): Reply {
  return ok({
    batchId: batch.id,
    results: batch.records.map(({ id }) => ({ id, status: "stored" })),
  });
}

/** A device as the server describes it. */
function aDevice(id: string): Device {
  return {
    id,
    kind: "browser",
    name: "Chrome",
    client: "streakline-browser 0.1.0",
    createdAt: EXPIRES_AT,
    lastSeenAt: null,
    revokedAt: EXPIRES_AT,
    rotationRequested: false,
  };
}
