import { rm } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fakeBrowser } from "../../extension-browser/src/testing/fake-browser.ts";
import type { FakeBrowser } from "../../extension-browser/src/testing/fake-browser.ts";
import { startDelivery } from "../../extension-vscode/src/send/delivery.ts";
import type { Delivery } from "../../extension-vscode/src/send/delivery.ts";
import { realDisk } from "../../extension-vscode/src/store/disk.ts";
import { post } from "../../extension-vscode/src/send/post.ts";
import { thisProcess } from "../../extension-vscode/src/store/process-identity.ts";
import { anEvent, aHome } from "../../extension-vscode/src/testing/home.ts";
import { openBrowser } from "./kit/browser/browser.ts";
import type { Browser } from "./kit/browser/browser.ts";
import { connectClient } from "./kit/person/connect-client.ts";
import { query } from "./kit/person/dashboard.ts";
import { ask } from "./kit/server/database.ts";
import { startServer } from "./kit/server/server.ts";
import type { Server } from "./kit/server/server.ts";
import { waitFor } from "./kit/machine/wait-for.ts";
import { signUp } from "./kit/world.ts";

/*
 * One hour of yesterday, recorded by the recorders of the editor and of two browsers under one
 * clock, and sent to a real server:
 *   12:00:00  codes in "shop"                                   1,200 s  coding
 *   12:20:00  reads mozilla.org, the editor out of focus          300 s  mozilla.org
 *   12:25:00  codes in "shop"                                     540 s  coding
 *   12:34:00  watches youtube.com without any input; the editor   360 s  youtube.com:
 *             reports only 20 s later that it lost the focus             it started last
 *   12:40:00  locks the screen for lunch                          720 s  nobody
 *   12:52:00  comes back to mozilla.org                            30 s  mozilla.org
 *   12:52:30  codes in "blog"                                     150 s  coding
 *   12:55:00  reads google.com on the other machine                40 s  google.com:
 *                                                                        it started last
 *   12:55:40  leaves that site; the editor never lost the focus   140 s  coding
 *   12:58:00  closes the editor                                   120 s  nobody
 * Coding 1,200 + 540 + 150 + 140 = 2,030 s. Sites 330 + 360 + 40 = 730 s: productive 330,
 * neutral 40, distracting 360.
 * Productivity: 100 x (2,030 + 330 + 0.5 x 40) / (2,030 + 730) = 2,380 / 27.60 = 86.2.
 * Focus: deep work 12:00 to 12:34, 2,040 s of 2,030 + 330 = 2,360 s: 60 x 2,040 / 2,360 = 51.9.
 * Four switches, 6.1 an hour: 25 x (30 - 6.1) / 24 = 24.9. Calm: 15 x 2,360 / 2,720 = 13.0.
 * Together 51.9 + 24.9 + 13.0 = 90 (rounded).
 */
const DAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const NOON = Date.parse(`${DAY}T12:00:00Z`) / 1000;
const DOCS = "https://developer.mozilla.org/docs";
const VIDEO = "https://www.youtube.com/watch";
const SEARCH = "https://www.google.com/search";

let server: Server;
let browser: Browser;
let page: Page;
let home: string;

beforeAll(async () => {
  server = await startServer({ LIMITS_FACTOR: "100" });
  browser = await openBrowser({ timezoneId: "UTC" });
  page = await browser.newPage();
  await signUp(page, server);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (home !== undefined) await rm(home, { recursive: true, force: true });
});

test("every second of an hour has the one owner of the script; the scores are the formula's", async () => {
  let now = NOON;
  const editor = await connectEditorRecorder(() => now);
  const laptop = await connectBrowserRecorder("Laptop");
  const tower = await connectBrowserRecorder("Tower");

  const edit = (project: string) => editor.record(anEvent({ at: now, project }));
  const tell = (kind: "blur" | "focus" | "lock" | "close", project = "shop") =>
    editor.record(anEvent({ at: now, kind, project, counters: {} }));
  const script: Record<string, () => unknown> = {
    "12:20:00": () => [tell("blur"), laptop.go(DOCS)],
    "12:25:00": () => [laptop.go(null), tell("focus"), edit("shop")],
    "12:34:00": () => laptop.go(VIDEO, { isActive: false, isAudible: true }),
    "12:34:20": () => tell("blur"),
    "12:40:00": () => [tell("lock"), laptop.lock()],
    "12:52:00": () => laptop.go(DOCS),
    "12:52:30": () => [laptop.go(null), tell("focus", "blog"), edit("blog")],
    "12:55:00": () => tower.go(SEARCH),
    "12:55:40": () => tower.go("about:blank"),
    "12:58:00": () => tell("close", "blog"),
  };
  const codes: [string, string, string][] = [
    ["12:00:00", "12:20:00", "shop"],
    ["12:25:00", "12:34:00", "shop"],
    ["12:52:30", "12:57:30", "blog"],
  ];
  for (let second = 0; second <= 3_600; second += 1) {
    now = NOON + second;
    const clock = clockOf(now);
    for (const [from, to, project] of codes)
      if (clock >= from && clock < to && (now - at(from)) % 60 === 0) edit(project);
    await Promise.all([script[clock]?.()].flat());
    if (second % 30 === 0) await Promise.all([laptop.beat(), tower.beat()]);
    if (second % 5 === 0) await editor.tick();
    laptop.pass();
    tower.pass();
  }
  await editor.sendNow();
  await Promise.all([laptop.send(), tower.send()]);
  await waitFor("everything to be sent", async () => {
    await editor.tick();
    await editor.sendNow();
    const { facts } = await editor.snapshot();
    return (
      facts?.waiting.batches === 0 && (await laptop.waits()) === 0 && (await tower.waits()) === 0
    );
  });
  await editor.close();

  await waitFor(
    "the day to be derived",
    async () => !(await query<{ pending: boolean }>(page, "stats.day", { day: DAY })).pending,
  );
  const timeline = await query<{ intervals: Piece[]; sites: Piece[] }>(page, "activity.timeline", {
    day: DAY,
  });
  expect(joined([...timeline.intervals, ...timeline.sites])).toEqual([
    ["12:00:00", "12:20:00", "shop"],
    ["12:20:00", "12:25:00", "mozilla.org"],
    ["12:25:00", "12:34:00", "shop"],
    ["12:34:00", "12:40:00", "youtube.com"],
    ["12:52:00", "12:52:30", "mozilla.org"],
    ["12:52:30", "12:55:00", "blog"],
    ["12:55:00", "12:55:40", "google.com"],
    ["12:55:40", "12:58:00", "blog"],
  ]);
  const [day] = await ask(
    server,
    (sql) => sql<Record<string, number>[]>`
    select coding_time_seconds, website_time_seconds, distraction_time_seconds,
      deep_work_sessions, productivity_score, focus_score
    from daily_stats where date = ${DAY}`,
  );
  expect(day).toEqual({
    coding_time_seconds: 2_030,
    website_time_seconds: 730,
    distraction_time_seconds: 360,
    deep_work_sessions: 1,
    productivity_score: 86.2,
    focus_score: 90,
  });
  const shown = await query<{
    secondsTotal: number;
    deepWork: { startedAt: number; endedAt: number }[];
    focus: object;
  }>(page, "stats.day", { day: DAY });
  expect(shown).toMatchObject({
    secondsTotal: 2_030,
    deepWork: [{ startedAt: NOON, endedAt: at("12:34:00") }],
    focus: { total: 90, deepWork: 51.9, switches: 24.9, calm: 13 },
  });
});

/** What the extension of the editor does with events, with its files in a fresh folder. */
async function connectEditorRecorder(clock: () => number): Promise<Delivery> {
  const { account } = await connectClient(page, server, {
    id: "streakline-vscode",
    device: {
      kind: "vscode",
      name: "Laptop",
      client: "vscode 1.139",
      timeZone: "UTC",
      consents: ["coding"],
    },
  });
  const { stored, root } = await aHome({
    server: server.url,
    userId: account.userId,
    deviceId: account.deviceId,
  });
  home = root;
  return startDelivery(
    {
      disk: realDisk,
      stored,
      me: thisProcess(),
      client: { name: "streakline-vscode", version: "0.1.0" },
      keys: {
        read: async () => ({ server: server.url, displayName: "Ada", ...account }),
        write: async () => undefined,
      },
      post,
      clock,
      monotonicMilliseconds: () => clock() * 1000,
      timeZone: () => "UTC",
      random: () => 0.5,
      sleep: () => Promise.resolve(),
      log: () => undefined,
      onBug: (error) => {
        throw error;
      },
      sendEveryMinutes: () => 5,
      gapMinutes: () => null,
    },
    clock() * 1000,
  );
}

/** What the extension of a browser does with what the browser tells it. */
async function connectBrowserRecorder(name: string) {
  const { account } = await connectClient(page, server, {
    id: "streakline-browser",
    device: { kind: "browser", name, client: "streakline-browser 0.1.0", timeZone: "UTC" },
  });
  const fake: FakeBrowser = fakeBrowser();
  fake.nowMs = NOON * 1000;
  await fake.delivery.answer({ type: "consent", sites: true, pageKeys: false }, null);
  await fake.delivery.answer(
    { type: "enter", account: { server: server.url, displayName: "Ada", ...account } },
    null,
  );
  let shown: string | null = null;
  let how: Parameters<FakeBrowser["see"]>[1] = {};
  return {
    pass: () => fake.pass(1),
    async go(address: string | null, sight: typeof how = {}) {
      [shown, how] = [address, sight];
      await fake.see(address, { ...sight, cause: address === null ? "changed" : "loaded" });
    },
    async lock() {
      shown = null;
      await fake.see(null, { view: { state: "lock" } });
    },
    async beat() {
      if (shown !== null) await fake.see(shown, { ...how, cause: "beat" });
      await fake.delivery.work();
    },
    send: () => fake.delivery.answer({ type: "send_now" }, null),
    async waits(): Promise<number> {
      await fake.delivery.answer({ type: "send_now" }, null);
      return (
        (await fake.delivery.answer({ type: "popup" }, null)) as { waiting: { batches: number } }
      ).waiting.batches;
    },
  };
}

type Piece = { startedAt: number; endedAt: number; project?: string; domain?: string };

/** Pieces sorted by time; pieces of one owner that touch are merged. */
function joined(pieces: Piece[]): [string, string, string][] {
  const list: [string, string, string][] = [];
  for (const { startedAt, endedAt, project, domain } of pieces.toSorted(
    (a, b) => a.startedAt - b.startedAt,
  )) {
    const owner = domain ?? project ?? "";
    const last = list.at(-1);
    if (last !== undefined && last[1] === clockOf(startedAt) && last[2] === owner)
      last[1] = clockOf(endedAt);
    else list.push([clockOf(startedAt), clockOf(endedAt), owner]);
  }
  return list;
}

function clockOf(instant: number): string {
  return new Date(instant * 1000).toISOString().slice(11, 19);
}

function at(clock: string): number {
  return Date.parse(`${DAY}T${clock}Z`) / 1000;
}
