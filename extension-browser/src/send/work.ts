import { askAsDevice } from "@streakline/shared/delivery/ask-as-device.ts";
import { createTurns } from "@streakline/shared/in-turn.ts";
import { TodayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { allowed } from "../consent/consent.ts";
import { tellConsents } from "../consent/consent-sync.ts";
import type { StoredConsents } from "../consent/stored-consents.ts";
import { releaseRefused } from "../outbox/release-refused.ts";
import { syncRules } from "../record/category-rules.ts";
import type { SessionCache } from "../store/session-cache.ts";
import type { StateStorage } from "../store/state-storage.ts";
import type { Sending } from "./sending.ts";

export type Work = {
  /** Sends what is due and asks the server what is due. Calls while one is running share it. */
  run(): Promise<void>;
  /** Tells the server new answers, then sends; `isForced`: whatever a failure asked for. */
  send(isForced: boolean): Promise<void>;
  syncRules(): Promise<void>;
};

const POLL_SECONDS = 60;
/** While the server is away, or asked to be left alone. */
const POLL_AWAY_SECONDS = 300;
const TODAY_SECONDS = 300;

/** What the background does over the network with every heartbeat. */
export function createWork(
  deps: Sending & {
    storage: StateStorage;
    cache: SessionCache;
    consents: StoredConsents;
    newId: () => string;
    client: { name: string; version: string };
  },
): Work {
  const { storage, cache, api, tokens, sender, clock } = deps;
  const place = `${deps.client.name} ${deps.client.version}`;
  const nowSeconds = () => Math.floor(clock.nowMs() / 1000);
  let running: Promise<void> | null = null;
  const inTurn = createTurns();

  /** Serialised: consents and batches never go out twice. */
  const send = (isForced: boolean) => inTurn(() => sendInTurn(isForced));

  async function sendInTurn(isForced: boolean): Promise<void> {
    const { account, status, consents } = await storage.read("account", "status", "consents");
    // Without an answer the server would refuse what waits for ever.
    if (account === null || consents.sites === null) return;
    if (!isForced && (await sender.isWaiting())) return;
    const hindered = await tellConsents({ ...deps, place }, status.failuresInARow + 1);
    if (hindered?.state === "not_mine" || hindered?.state === "asked_again") return;
    if (hindered !== null) return sender.hold(hindered);
    await releaseRefused({ ...deps, nowMs: clock.nowMs });
    await sender.drain({ now: isForced });
  }

  /** Asks what may be recorded: the answer comes with the token. */
  async function poll(): Promise<void> {
    await cache.set({ polledAt: nowSeconds() });
    await tokens.get({ attempt: 1, renew: true });
  }

  async function fetchToday(): Promise<void> {
    await cache.set({ askedTodayAt: nowSeconds() });
    const asked = await askAsDevice(tokens, api.stats.today.query, undefined, {
      output: TodayAnswer,
    });
    const today = asked.state === "answered" ? asked.data : null;
    if (today !== null) await storage.change(["today"], () => ({ values: { today } }));
  }

  async function run(): Promise<void> {
    const { account, recorder, consents } = await storage.read("account", "recorder", "consents");
    if (account === null || consents.sites === null) return;
    const now = nowSeconds();
    const { polledAt, askedTodayAt } = await cache.get();
    const isAway = await sender.isWaiting();
    // while there is something to stop, or to begin
    const isWatched =
      !allowed(consents).sites || (recorder !== null && recorder.visits.shown !== null);
    if (isWatched && Math.abs(now - polledAt) >= (isAway ? POLL_AWAY_SECONDS : POLL_SECONDS))
      await poll();
    if (isAway) return;
    await send(false);
    if (Math.abs(now - askedTodayAt) < TODAY_SECONDS || (await sender.isWaiting())) return;
    await fetchToday();
    await syncRules(deps);
  }

  return {
    run() {
      running ??= run().finally(() => {
        running = null;
      });
      return running;
    },
    send,
    syncRules: () => syncRules(deps),
  };
}
