import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { allow, type FakeBrowser, fakeBrowser } from "../testing/fake-browser.ts";
import { ok, refusal, type Reply } from "@streakline/shared/testing/reply-server.ts";
import { type FakeServer, startFakeServer, stored } from "../testing/fake-server.ts";
import { SITE_PATTERNS_MAX } from "@streakline/shared/privacy/site-rules.ts";
import { Killed } from "../testing/fake-store.ts";
import type { Answer, Post } from "@streakline/shared/delivery/exchange.ts";
import { IDLE_SECONDS } from "../record/observation.ts";
import type { DeviceKey } from "../store/stored-names.ts";
import type { OptionsView, PopupView } from "../views/views.ts";

const DOCS = "https://developer.mozilla.org/secret-path?q=secret-query#secret";
const NEWS = "https://news.ycombinator.com/item";
let server: FakeServer;
let fake: FakeBrowser;

beforeEach(async () => {
  server = await startFakeServer();
  fake = fakeBrowser();
});
afterEach(() => server.close());

/**
 * Time passes in steps of a heartbeat while a site is shown; at its end the person does something
 * there.
 */
async function stay(address: string, seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 30) {
    fake.pass(Math.min(30, left));
    await fake.see(address, { cause: left > 30 ? "beat" : "changed" });
    await fake.delivery.work();
  }
}

async function popup(): Promise<PopupView> {
  return (await fake.delivery.answer({ type: "popup" }, null)) as PopupView;
}

function account({ url, userId }: FakeServer): DeviceKey {
  return { server: url, userId, deviceId: randomUUID(), displayName: "Ann", key: "slk_key" };
}

/** A row of the answer of `privacy.setConsent`. */
function row(kind: string, state: string): object {
  return {
    kind,
    title: "",
    sentence: "",
    versionNow: 1,
    state,
    version: 1,
    at: null,
    place: "web",
  };
}

function secondsStored(domain?: string): number {
  return [...server.records.values()].reduce(
    (sum, record) =>
      domain === undefined || record.domain === domain
        ? sum + record.endedAt - record.startedAt
        : sum,
    0,
  );
}

async function settle(): Promise<void> {
  await fake.delivery.answer({ type: "send_now" }, null);
}

test("a visit arrives with domain, seconds, category and counts, and no more of the address", async () => {
  await allow(fake, server);
  await fake.see(DOCS, { cause: "loaded" });
  await stay(DOCS, 90);
  await fake.see(NEWS, { cause: "switched" });
  await stay(NEWS, 40);
  await fake.see(null);
  await settle();
  const records = [...server.records.values()];
  expect(
    records.map(
      ({ domain, category, startedAt, endedAt, endedBy, pageViews, tabSwitches, pageKeys }) => [
        domain,
        category,
        endedAt - startedAt,
        endedBy,
        pageViews,
        tabSwitches,
        pageKeys,
      ],
    ),
  ).toEqual([
    ["mozilla.org", "documentation", 90, "switch", 1, 0, []],
    ["ycombinator.com", expect.any(String), 40, "blur", 0, 1, []],
  ]);
  const wire =
    server.pushes.map(({ body }) => body).join() +
    server.calls.map(({ body }) => body).join() +
    [...fake.store.items.values()].join();
  expect(wire).not.toMatch(/secret-|developer\./);
  expect(server.pushes[0]!.headers).toMatchObject({
    "content-encoding": "gzip",
    authorization: "Bearer token",
  });
});

describe("nothing is stored", () => {
  const before = async (prepare: () => Promise<unknown>, address: string) => {
    await prepare();
    const items = new Map(fake.store.items);
    await fake.see(address, { cause: "loaded" });
    await stay(address, 60);
    expect(fake.store.items).toEqual(items);
    expect(server.pushes).toEqual([]);
  };
  test("before the person was asked", () =>
    before(async () => fake.delivery.answer({ type: "resume" }, null), DOCS));
  test("after they chose to record nothing", () =>
    before(
      () => fake.delivery.answer({ type: "consent", sites: false, pageKeys: false }, null),
      DOCS,
    ));
  test("while nobody is signed in", () =>
    before(
      () => fake.delivery.answer({ type: "consent", sites: true, pageKeys: false }, null),
      DOCS,
    ));
  const connected = async (then: () => Promise<unknown> = async () => null) => {
    await allow(fake, server);
    await then();
    await settle();
    await fake.delivery.work();
  };
  test("while paused", () =>
    before(
      () => connected(() => fake.delivery.answer({ type: "pause", untilMs: null }, null)),
      DOCS,
    ));
  test("of excluded sites", () =>
    before(
      () => connected(() => fake.delivery.answer({ type: "exclude", domain: "mozilla.org" }, null)),
      DOCS,
    ));
  test("of local addresses", () => before(connected, "http://192.168.0.1/secret"));
  test("of local names", () => before(connected, "http://printer.local/secret"));
  test("of the browser's own pages", () => before(connected, "chrome://newtab/"));
  test("of the extension's pages", () => before(connected, "chrome-extension://abc/options.html"));
});

test("a pause ends by itself", async () => {
  await allow(fake, server);
  await fake.delivery.answer({ type: "pause", untilMs: fake.nowMs + 900_000 }, null);
  expect((await popup()).mode).toEqual({ mode: "paused", untilMs: fake.nowMs + 900_000 });
  fake.pass(900);
  await fake.see(DOCS);
  await stay(DOCS, 60);
  expect((await popup()).today.seconds).toBe(60);
});

test("an excluded site is removed from all that waits, and its neighbours arrive", async () => {
  await allow(fake, server);
  server.onPush = () => refusal(503, "unavailable");
  await fake.see(DOCS);
  await stay(DOCS, 60);
  await fake.see(NEWS);
  await stay(NEWS, 330);
  await fake.see(DOCS);
  await stay(DOCS, 30);
  await fake.delivery.answer({ type: "exclude", domain: "mozilla.org" }, null);
  const { settings: _, sent: __, ...kept } = Object.fromEntries(fake.store.items);
  expect(JSON.stringify(kept)).not.toContain("mozilla");
  server.onPush = null;
  await settle();
  expect([secondsStored("mozilla.org"), secondsStored("ycombinator.com")]).toEqual([0, 330]);
});

test("an excluded site in another script is removed from what waits, and not recorded", async () => {
  await allow(fake, server);
  server.onPush = () => refusal(503, "unavailable");
  for (const address of ["https://xn--bcher-kva.test/", "https://xn--e1afmkfd.xn--p1ai/", NEWS]) {
    await fake.see(address);
    await stay(address, 60);
  }
  const rules = { excluded: ["Bücher.test", "*.рф"], only: null };
  await fake.delivery.answer({ type: "settings", settings: { server: server.url, rules } }, null);
  for (const address of ["https://www.xn--bcher-kva.test/", "https://xn--e1afmkfd.xn--p1ai/"]) {
    await fake.see(address);
    await stay(address, 60);
  }
  server.onPush = null;
  await settle();
  expect([...new Set([...server.records.values()].map(({ domain }) => domain))]).toEqual([
    "ycombinator.com",
  ]);
  const { settings: _, sent: __, ...kept } = Object.fromEntries(fake.store.items);
  expect(JSON.stringify(kept)).not.toContain("xn--");
});

test("only the sites on the list are recorded in that mode", async () => {
  await allow(fake, server);
  const settings = { server: server.url, rules: { excluded: [], only: ["*.mozilla.org"] } };
  await fake.delivery.answer({ type: "settings", settings }, null);
  await fake.see(NEWS);
  await stay(NEWS, 60);
  await fake.see(DOCS);
  await stay(DOCS, 60);
  await settle();
  expect([...new Set([...server.records.values()].map(({ domain }) => domain))]).toEqual([
    "mozilla.org",
  ]);
});

test("time while the browser was dead or asleep, or the background slept, is not counted", async () => {
  await allow(fake, server);
  await fake.see(DOCS);
  await stay(DOCS, 60);
  fake.restart();
  fake.pass(50);
  await fake.see(DOCS);
  await stay(DOCS, 60);
  fake.wake();
  fake.pass(8 * 3600);
  await fake.see(DOCS);
  await stay(DOCS, 30);
  await settle();
  expect(secondsStored()).toBe(150);
});

test("a background that is suspended between two beats loses and invents nothing", async () => {
  await allow(fake, server);
  await fake.see(DOCS);
  for (let beat = 0; beat < 20; beat += 1) {
    fake.wake();
    await stay(DOCS, 30);
  }
  await settle();
  expect(secondsStored()).toBe(600);
});

test("idle time without sound ends the visit, sound keeps it", async () => {
  await allow(fake, server);
  await fake.see(DOCS);
  await stay(DOCS, 60);
  for (let beat = 0; beat < 10; beat += 1) {
    fake.pass(30);
    await fake.see(DOCS, { isActive: false, cause: beat === 0 ? "idle" : "beat" });
  }
  const video = "https://www.youtube.com/watch";
  await fake.see(video);
  for (let beat = 0; beat < 10; beat += 1) {
    fake.pass(30);
    await fake.see(video, { isActive: false, isAudible: true, cause: "beat" });
  }
  await settle();
  // The browser reports idle fifteen seconds after the last input.
  expect([secondsStored("mozilla.org"), secondsStored("youtube.com")]).toEqual([75, 300]);
});

test("a video that nobody touches counts until it falls silent, to the second", async () => {
  await allow(fake, server);
  const video = "https://www.youtube.com/watch";
  await fake.see(video);
  for (let beat = 0; beat < 6; beat += 1) {
    fake.pass(30);
    await fake.see(video, { isActive: false, isAudible: true, cause: "beat" });
  }
  fake.pass(29);
  await fake.see(video, { isActive: false, cause: "silent" });
  for (let beat = 0; beat < 5; beat += 1) {
    fake.pass(30);
    await fake.see(video, { isActive: false, cause: "beat" });
  }
  await settle();
  expect(secondsStored()).toBe(209);
});

describe("whatever the server does, everything arrives once it works, and once", () => {
  const html: Reply = { status: 200, type: "text/html", body: "<html>Sign in to the hotel</html>" };
  const cases: [
    name: string,
    reply: (batch: Parameters<typeof stored>[0]) => Reply,
    mode: string,
  ][] = [
    ["503", () => refusal(503, "unavailable"), "offline"],
    ["a captive portal with status 200", () => html, "wrong_server"],
    ["JSON of another service", () => ok({ hello: 1 }), "wrong_server"],
    [
      "the echo of another batch",
      (batch) => stored({ ...batch, id: randomUUID() }),
      "wrong_server",
    ],
    ["too few results", (batch) => ok({ batchId: batch.id, results: [] }), "wrong_server"],
    [
      "a redirect",
      () => ({ status: 307, headers: { location: "http://127.0.0.1:9/" }, body: "" }),
      "wrong_server",
    ],
    ["an answer that is cut off", (batch) => ({ ...stored(batch), cut: true }), "offline"],
    ["a revoked key", () => refusal(401, "key_revoked"), "sign_in"],
    ["404", () => ({ status: 404, type: "text/html", body: "no" }), "wrong_server"],
  ];
  test.each(cases)("%s", async (_, reply, mode) => {
    await allow(fake, server);
    server.onPush = reply;
    await fake.see(DOCS, { cause: "loaded" });
    await stay(DOCS, 60);
    await settle();
    const view = await popup();
    expect(view.mode.mode).toBe(mode);
    expect(view.waiting).toEqual({ batches: 1, seconds: 60 });
    expect(view.today.seconds).toBe(60);
    server.onPush = null;
    fake.wake();
    await settle();
    expect(secondsStored()).toBe(60);
    expect((await popup()).waiting.batches).toBe(0);
    expect((await popup()).mode.mode).toBe("recording");
  });

  test("an answer that is lost after the server stored the batch: the same bytes again", async () => {
    await allow(fake, server);
    server.onPush = (batch) => {
      for (const record of batch.records) server.records.set(record.id, record);
      return { ...stored(batch), cut: true };
    };
    await fake.see(DOCS);
    await stay(DOCS, 60);
    await settle();
    server.onPush = null;
    await settle();
    expect(new Set(server.pushes.map(({ body }) => body)).size).toBe(1);
    expect(secondsStored()).toBe(60);
  });

  test("a bad record is alone in the quarantine, the others arrive", async () => {
    await allow(fake, server);
    server.onPush = (batch) =>
      batch.records.some(({ domain }) => domain === "mozilla.org")
        ? refusal(400, "bad_input")
        : null;
    for (const site of [
      NEWS,
      DOCS,
      "https://a.example.com/",
      "https://b.example.net/",
      "https://c.example.org/",
    ]) {
      await fake.see(site);
      await stay(site, 30);
    }
    await settle();
    expect(secondsStored()).toBe(120);
    const { quarantine, waiting } = (await fake.delivery.answer(
      { type: "options" },
      null,
    )) as OptionsView;
    expect(quarantine).toMatchObject([{ code: "bad_input", record: { domain: "mozilla.org" } }]);
    expect(waiting.batches).toBe(0);
  });

  test("back-off is kept over a suspension, and no request is made before", async () => {
    await allow(fake, server);
    server.onPush = () => refusal(503, "unavailable", { "retry-after": "600" });
    await fake.see(DOCS);
    await stay(DOCS, 60);
    await settle();
    const pushes = server.pushes.length;
    fake.wake();
    await stay(DOCS, 300);
    expect(server.pushes).toHaveLength(pushes);
    await stay(DOCS, 400);
    expect(server.pushes.length).toBeGreaterThan(pushes);
  });
});

test("a full storage keeps what there is, says so, and goes on when there is room", async () => {
  await allow(fake, server);
  await fake.see(DOCS);
  await stay(DOCS, 60);
  fake.store.isFull = true;
  fake.pass(30);
  await expect(fake.see(DOCS, { cause: "beat" })).rejects.toThrow("Quota");
  expect((await popup()).mode.mode).toBe("storage_full");
  fake.pass(600);
  fake.store.isFull = false;
  await fake.see(DOCS);
  await stay(DOCS, 60);
  expect((await popup()).mode.mode).toBe("recording");
  await settle();
  expect(secondsStored()).toBe(120);
});

describe("consent", () => {
  test("withdrawn on the dashboard: collecting stops, what waits is discarded, visibly", async () => {
    await allow(fake, server);
    server.onPush = () => refusal(503, "unavailable");
    await fake.see(DOCS);
    await stay(DOCS, 330);
    server.onPush = (batch) =>
      ok({
        batchId: batch.id,
        results: batch.records.map(({ id }) => ({
          id,
          status: "rejected",
          code: "consent_missing",
          sentence: "no",
        })),
      });
    server.consents = { ...server.consents, sites: false };
    await stay(DOCS, 90);
    const pushes = server.pushes.length;
    await stay(DOCS, 330);
    expect(server.pushes).toHaveLength(pushes);
    const view = await popup();
    expect(view.mode.mode).toBe("not_allowed");
    expect(view.discarded).toBeGreaterThan(0);
    expect(view.waiting.batches).toBe(0);
    expect([...fake.store.items.keys()].filter((key) => key.startsWith("batch:"))).toEqual([]);
  });

  test("of page keys withdrawn: sealed batches go without their keys, under new ids", async () => {
    await allow(fake, server, true);
    server.onPush = () => refusal(503, "unavailable");
    await fake.see(DOCS, { cause: "loaded" });
    await stay(DOCS, 330);
    expect(
      [...fake.store.items.entries()].some(
        ([key, body]) => key.startsWith("batch:") && /pageKeys[\\":[]+[\da-f]{32}/.test(body),
      ),
    ).toBe(true);
    await fake.delivery.answer({ type: "consent", sites: true, pageKeys: false }, null);
    server.onPush = null;
    await settle();
    const [before, after] = [server.pushes[0]!, server.pushes.at(-1)!];
    expect(before.batch.records[0]!.pageKeys).toHaveLength(1);
    expect([...server.records.values()].flatMap(({ pageKeys }) => pageKeys)).toEqual([]);
    expect(after.batch.id).not.toBe(before.batch.id);
    expect(secondsStored()).toBe(330);
    expect(fake.store.items.get("pageKeySecret")).toBe("null");
  });

  test("refused by the server for single records: they are counted as thrown away, not kept", async () => {
    await allow(fake, server);
    server.onPush = (batch) =>
      ok({
        batchId: batch.id,
        results: batch.records.map(({ id }) => ({
          id,
          status: "rejected",
          code: "consent_missing",
          sentence: "no",
        })),
      });
    await fake.see(DOCS);
    await stay(DOCS, 60);
    await settle();
    expect(await popup()).toMatchObject({ discarded: 1, refused: 0, waiting: { batches: 0 } });
  });

  test("is told to the server before the first batch", async () => {
    await allow(fake, server, true);
    await fake.see(DOCS);
    await stay(DOCS, 60);
    await settle();
    expect(
      server.calls
        .filter(({ path }) => path === "privacy.setConsent")
        .map(({ body }) => JSON.parse(body) as unknown),
    ).toEqual([
      {
        kind: "sites",
        given: true,
        version: 1,
        place: "streakline-browser 0.1.0",
        answeredAt: fake.nowMs / 1000 - 60,
      },
      {
        kind: "page_keys",
        given: true,
        version: 1,
        place: "streakline-browser 0.1.0",
        answeredAt: fake.nowMs / 1000 - 60,
      },
    ]);
  });

  test("a no on the dashboard survives connecting again and an older yes that was not sent", async () => {
    await allow(fake, server);
    await settle();
    server.consents = { ...server.consents, sites: false };
    await fake.delivery.answer({ type: "leave", forget: false }, null);
    await fake.delivery.answer({ type: "enter", account: account(server) }, null);
    await settle();
    await stay(DOCS, 120);
    expect((await popup()).mode.mode).toBe("not_allowed");
    expect(server.calls.filter(({ path }) => path === "privacy.setConsent")).toHaveLength(2);

    const late = fakeBrowser();
    server.onCall = (path) =>
      path === "privacy.setConsent" ? ok({ consents: [row("sites", "withdrawn")] }) : null;
    await allow(late, server);
    await late.delivery.answer({ type: "send_now" }, null);
    expect(((await late.delivery.answer({ type: "popup" }, null)) as PopupView).mode.mode).toBe(
      "not_allowed",
    );
  });

  test("another person who connects this browser is asked, and sees nothing of the one before", async () => {
    const other = await startFakeServer();
    await allow(fake, server);
    await fake.see(DOCS);
    await stay(DOCS, 60);
    await settle();
    await fake.delivery.answer({ type: "leave", forget: false }, null);
    await fake.delivery.answer({ type: "enter", account: account(other) }, null);
    expect((await popup()).mode.mode).toBe("never_asked");
    await stay(NEWS, 60);
    await settle();
    expect(other.calls.filter(({ path }) => path === "privacy.setConsent")).toEqual([]);
    expect(other.pushes).toEqual([]);
    expect(await fake.delivery.answer({ type: "options" }, null)).toMatchObject({
      sent: [],
      quarantine: [],
      discarded: 0,
    });
    await other.close();
  });

  test("one person's no throws nothing away that another left to be sent", async () => {
    const other = await startFakeServer();
    await allow(fake, server);
    server.onPush = () => refusal(503, "unavailable");
    await fake.see(DOCS);
    await stay(DOCS, 60);
    await fake.delivery.answer({ type: "leave", forget: false }, null);
    await allow(fake, other);
    await fake.delivery.answer({ type: "consent", sites: false, pageKeys: false }, null);
    await settle();
    server.onPush = null;
    await allow(fake, server);
    await fake.delivery.answer({ type: "consent", sites: true, pageKeys: false }, null);
    await settle();
    expect(secondsStored("mozilla.org")).toBe(60);
    await other.close();
  });

  test("an answer of the server that was under way while the person said no here is no news", async () => {
    await allow(fake, server);
    await fake.see(DOCS);
    await stay(DOCS, 60);
    await settle();
    let arrive = () => {};
    const held = new Promise<void>((done) => (arrive = done));
    const early = server.tokenReply();
    server.onCall = (path) => (path === "devices.token" ? held.then(() => early) : null);
    const asked = server.calls.length;
    fake.pass(61);
    await fake.see(DOCS);
    const work = fake.delivery.work();
    await expect.poll(() => server.calls.length).toBeGreaterThan(asked);
    server.onCall = null;
    await fake.delivery.answer({ type: "consent", sites: false, pageKeys: false }, null);
    await fake.delivery.answer({ type: "send_now" }, null);
    arrive();
    await work;
    expect((await popup()).mode.mode).toBe("not_allowed");
    await stay(DOCS, 60);
    expect((await fake.store.get(["recorder"]))["recorder"]).toBeNull();
  });

  test("page keys withdrawn on the dashboard cost the keys, not the visits", async () => {
    await allow(fake, server, true);
    server.onPush = (batch) => {
      const results = batch.records.map(({ id, pageKeys }) =>
        pageKeys.length > 0
          ? { id, status: "rejected", code: "consent_missing", sentence: "no" }
          : { id, status: "stored" },
      );
      for (const record of batch.records)
        if (record.pageKeys.length === 0) server.records.set(record.id, record);
      return ok({ batchId: batch.id, results });
    };
    await fake.see(DOCS, { cause: "loaded" });
    await stay(DOCS, 60);
    await settle();
    expect(secondsStored("mozilla.org")).toBe(60);
    expect([...server.records.values()].flatMap(({ pageKeys }) => pageKeys)).toEqual([]);
    expect(await popup()).toMatchObject({ discarded: 0, refused: 0, waiting: { batches: 0 } });
  });

  test("after a no nothing of a site is left in the browser", async () => {
    await allow(fake, server, true);
    await fake.see(DOCS, { cause: "loaded" });
    await stay(DOCS, 330);
    server.onPush = (batch) =>
      ok({
        batchId: batch.id,
        results: batch.records.map(({ id }) => ({
          id,
          status: "rejected",
          code: "in_future",
          sentence: "later",
        })),
      });
    await settle();
    await stay(DOCS, 60);
    await fake.delivery.answer({ type: "consent", sites: false, pageKeys: false }, null);
    expect(
      [...fake.store.items].filter(([, value]) => value.includes("mozilla")).map(([key]) => key),
    ).toEqual([]);
    expect(fake.lessAllowed).toBe(1);
  });

  test("switched off in the browser's own settings nothing is recorded", async () => {
    await allow(fake, server);
    await fake.see(DOCS);
    await stay(DOCS, 60);
    fake.mayCollect = false;
    await stay(DOCS, 60);
    await settle();
    expect(secondsStored()).toBeLessThanOrEqual(60);
    expect((await fake.store.get(["recorder"]))["recorder"]).toMatchObject({
      visits: { shown: null },
    });
  });
});

test("what was recorded for one account never goes to another", async () => {
  const other = await startFakeServer();
  await allow(fake, server);
  server.onPush = () => refusal(503, "unavailable");
  await fake.see(DOCS);
  await stay(DOCS, 60);
  await allow(fake, other);
  await fake.delivery.answer({ type: "consent", sites: true, pageKeys: false }, null);
  await fake.see(NEWS);
  await stay(NEWS, 30);
  await settle();
  expect([...other.records.values()].map(({ domain }) => domain)).toEqual(["ycombinator.com"]);
  server.onPush = null;
  await allow(fake, server);
  await settle();
  expect(secondsStored("mozilla.org")).toBe(60);
  expect(server.records.size).toBe(1);
  await other.close();
});

test("signing out and deleting leaves no record behind", async () => {
  await allow(fake, server);
  server.onPush = () => refusal(503, "unavailable");
  await fake.see(DOCS);
  await stay(DOCS, 330);
  await fake.delivery.answer({ type: "leave", forget: true }, null);
  expect(
    [...fake.store.items.entries()]
      .filter(([key]) => key !== "sent")
      .map(([, value]) => value)
      .join(),
  ).not.toContain("mozilla");
  expect((await popup()).mode.mode).toBe("signed_out");
});

test("signing out revokes the device, and says so when the server could not be told", async () => {
  await allow(fake, server);
  expect(await fake.delivery.answer({ type: "leave", forget: false }, null)).toEqual({
    isTold: true,
  });
  expect(server.calls.filter(({ path }) => path === "devices.leave")).toHaveLength(1);
  expect(await fake.delivery.answer({ type: "leave", forget: false }, null)).toEqual({
    isTold: true,
  });
  await allow(fake, server);
  server.onCall = (path) => (path === "devices.leave" ? refusal(503, "unavailable") : null);
  expect(await fake.delivery.answer({ type: "leave", forget: false }, null)).toEqual({
    isTold: false,
  });
  expect((await popup()).mode.mode).toBe("signed_out");
});

test("the export names what is stored, without the device's key and the page keys' secret", async () => {
  await allow(fake, server, true);
  server.onPush = () => refusal(503, "unavailable");
  await fake.see(DOCS);
  await stay(DOCS, 330);
  const text = (await fake.delivery.answer({ type: "export" }, null)) as string;
  expect(JSON.parse(text)).toMatchObject({ batches: [{ records: [{ domain: "mozilla.org" }] }] });
  expect(text).not.toContain("slk_");
  expect(text).not.toContain(JSON.parse(fake.store.items.get("pageKeySecret")!));
});

test("a category chosen in the popup counts at once", async () => {
  await allow(fake, server);
  await fake.see(DOCS);
  await stay(DOCS, 60);
  expect((await popup()).today).toMatchObject({ productive: 60, distracting: 0 });
  await fake.delivery.answer(
    { type: "set_category", domain: "mozilla.org", category: "games" },
    null,
  );
  expect((await popup()).today).toMatchObject({ productive: 0, distracting: 60 });
});

test("what was refused for lying in the future is sent again when its time has come", async () => {
  await allow(fake, server);
  const refuse = (batch: { id: string; records: { id: string }[] }) =>
    ok({
      batchId: batch.id,
      results: batch.records.map(({ id }) => ({
        id,
        status: "rejected",
        code: "in_future",
        sentence: "later",
      })),
    });
  server.onPush = refuse;
  await fake.see(DOCS);
  await stay(DOCS, 60);
  await fake.see(null);
  await settle();
  expect(await popup()).toMatchObject({ refused: 1 });
  const pushes = server.pushes.length;
  await settle();
  expect(server.pushes).toHaveLength(pushes);
  server.onPush = null;
  fake.pass(901);
  await fake.delivery.work();
  expect(await popup()).toMatchObject({ refused: 0 });
  expect(secondsStored()).toBe(60);
});

test("a clock that is set back hours does not make the sending wait for hours", async () => {
  await allow(fake, server);
  server.onPush = () => refusal(503, "unavailable");
  await fake.see(DOCS);
  await stay(DOCS, 60);
  await settle();
  server.onPush = null;
  fake.nowMs -= 10 * 3_600_000;
  await fake.delivery.work();
  expect(secondsStored()).toBe(60);
});

test("deleting what is here while a batch is under way costs the next one nothing", async () => {
  await allow(fake, server);
  let arrive = () => {};
  const held = new Promise<void>((done) => (arrive = done));
  server.onPush = async (batch) => {
    await held;
    return stored(batch);
  };
  await fake.see(DOCS);
  await stay(DOCS, 60);
  const sending = settle();
  await expect.poll(() => server.pushes).toHaveLength(1);
  await fake.delivery.answer({ type: "forget_records" }, null);
  await fake.see(NEWS);
  fake.pass(30);
  await fake.see(NEWS, { cause: "beat" });
  fake.pass(30);
  await fake.see(NEWS, { cause: "changed" });
  server.onPush = null;
  arrive();
  await sending;
  await settle();
  expect(secondsStored("ycombinator.com")).toBe(60);
});

test("more exclusions than are read are refused, and unreadable settings let nothing through", async () => {
  await allow(fake, server);
  const rules = {
    excluded: Array.from({ length: SITE_PATTERNS_MAX }, (_, index) => `site${index}.test`),
    only: null,
  };
  await fake.delivery.answer({ type: "settings", settings: { server: server.url, rules } }, null);
  await expect(
    fake.delivery.answer({ type: "exclude", domain: "mozilla.org" }, null),
  ).rejects.toThrow("full");
  expect(await fake.delivery.answer({ type: "options" }, null)).toMatchObject({
    settings: { rules },
  });
  await fake.store.set({ settings: { server: server.url, rules: { excluded: "?" } } });
  await fake.see(DOCS);
  await stay(DOCS, 60);
  await settle();
  expect(server.records.size).toBe(0);
});

test("a damaged list of what waits is made anew from the batches", async () => {
  await allow(fake, server);
  server.onPush = () => refusal(503, "unavailable");
  await fake.see(DOCS);
  await stay(DOCS, 60);
  await settle();
  fake.store.items.set("outbox", JSON.stringify({ next: "?" }));
  server.onPush = null;
  fake.wake();
  await settle();
  expect(secondsStored()).toBe(60);
});

/**
 * A short day: visits, a seal, sending, a category, all against a server in memory that loses every
 * third answer.
 */
async function script(
  browser: FakeBrowser,
  step: (work: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const beat = async (address: string) => {
    browser.pass(30);
    await step(() => browser.see(address, { cause: "beat" }));
    await step(() => browser.delivery.work());
  };
  await step(() => browser.see(DOCS, { cause: "loaded" }));
  for (let count = 0; count < 11; count += 1) await beat(DOCS);
  await step(() => browser.see(NEWS, { cause: "switched" }));
  for (let count = 0; count < 3; count += 1) await beat(NEWS);
  await step(() => browser.see(null));
  await step(() => browser.delivery.answer({ type: "send_now" }, null));
}

/** A server without a network, so that a kill may fall between any two steps. */
function memoryServer(userId: string): {
  records: Map<string, [string, number]>;
  exchange: (request: Post) => Promise<Answer>;
  twice: number;
} {
  const records = new Map<string, [string, number]>();
  const batches = new Map<string, string>();
  const answer = (data: unknown): Answer => ({
    kind: "http",
    status: 200,
    contentType: "application/json",
    body: { result: { data } },
    retryAfter: null,
  });
  let count = 0;
  const result = {
    records,
    twice: 0,
    async exchange({ url, body }: Post): Promise<Answer> {
      if (url.endsWith("devices.token"))
        return answer({
          token: "t",
          expiresAt: 4_000_000_000,
          userId,
          deviceId: userId,
          displayName: "",
          rotate: false,
          consents: { coding: true, sites: true, page_keys: true },
        });
      if (url.endsWith("privacy.setConsent")) return answer({ consents: [] });
      if (!url.endsWith("activity.push")) return { kind: "network_error", error: "away" };
      const batch = JSON.parse(body) as {
        id: string;
        records: { id: string; domain: string; startedAt: number; endedAt: number }[];
      };
      if (batches.has(batch.id) && batches.get(batch.id) !== body) result.twice += 1;
      for (const { id, domain, startedAt, endedAt } of batch.records) {
        if (records.has(id) && !batches.has(batch.id)) result.twice += 1;
        records.set(id, [domain, endedAt - startedAt]);
      }
      batches.set(batch.id, body);
      return (count += 1) % 3 === 0
        ? { kind: "network_error", error: "lost" }
        : answer({
            batchId: batch.id,
            results: batch.records.map(({ id }) => ({ id, status: "stored" })),
          });
    },
  };
  return result;
}

async function run(
  killAt: number[],
  isBrowserKilled: boolean,
): Promise<{ seconds: number; twice: number; today: number; operations: number; kills: number }> {
  const userId = randomUUID();
  const remote = memoryServer(userId);
  const browser = fakeBrowser(remote.exchange);
  await allow(browser, { url: "http://127.0.0.1:1", userId });
  const first = browser.store.operations;
  const kills = [...killAt].map((at) => first + at);
  let killed = 0;
  const arm = () => (browser.store.killAt = kills.shift() ?? Number.POSITIVE_INFINITY);
  arm();
  await script(browser, async (work) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    if (browser.store.operations < browser.store.killAt - 0.5) return;
    killed += 1;
    arm();
    if (isBrowserKilled) browser.restart();
    else browser.wake();
  });
  browser.store.killAt = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3; tries += 1)
    await browser.delivery.answer({ type: "send_now" }, null);
  const seconds = [...remote.records.values()].reduce((sum, [, length]) => sum + length, 0);
  const { today, waiting } = (await browser.delivery.answer({ type: "popup" }, null)) as PopupView;
  expect(waiting.batches).toBe(0);
  return {
    seconds,
    twice: remote.twice,
    today: today.seconds,
    operations: browser.store.operations - first,
    kills: killed,
  };
}

const SCRIPT_SECONDS = 420;

test("without a kill the script's seconds arrive", async () => {
  expect(await run([], false)).toMatchObject({
    seconds: SCRIPT_SECONDS,
    today: SCRIPT_SECONDS,
    twice: 0,
  });
});

test("a background killed at any await loses, doubles and invents no stored second", async () => {
  const { operations } = await run([], false);
  for (let at = 1; at <= operations; at += 0.5) {
    const { seconds, today, twice } = await run([at], false);
    expect(twice, `killed at ${at}`).toBe(0);
    expect(seconds, `killed at ${at}`).toBeLessThanOrEqual(SCRIPT_SECONDS);
    // one look that was never stored costs at most until the next heartbeat
    expect(seconds, `killed at ${at}`).toBeGreaterThanOrEqual(SCRIPT_SECONDS - 30);
    expect(today, `killed at ${at}`).toBe(seconds);
  }
});

test("a browser killed at any await likewise, but for the time until it is heard again", async () => {
  const { operations } = await run([], false);
  for (let at = 1; at <= operations; at += 1) {
    const { seconds, today, twice } = await run([at], true);
    expect(twice, `killed at ${at}`).toBe(0);
    expect(seconds, `killed at ${at}`).toBeLessThanOrEqual(SCRIPT_SECONDS);
    // two heartbeats, and the seconds for which a browser's word that somebody is there is not
    // sure yet
    expect(seconds, `killed at ${at}`).toBeGreaterThanOrEqual(SCRIPT_SECONDS - 60 - IDLE_SECONDS);
    expect(today, `killed at ${at}`).toBe(seconds);
  }
});

test("200 days with kills at random moments: never a second too many, never one twice", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 2, max: 400 }), { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      async (at, isBrowser) => {
        const { seconds, today, twice } = await run(
          [...new Set(at)].toSorted((a, b) => a - b).map((number) => number / 2),
          isBrowser,
        );
        return twice === 0 && seconds <= SCRIPT_SECONDS && today === seconds;
      },
    ),
    { numRuns: 200 },
  );
});
