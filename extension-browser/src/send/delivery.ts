import type { TokenAnswer } from "@streakline/shared/accounts/account-answers.ts";
import { registrableDomain } from "@streakline/shared/categories/registrable-domain.ts";
import { categoryOf } from "@streakline/shared/categories/category-of.ts";
import { readySiteRules, siteOf } from "@streakline/shared/privacy/site-rules.ts";
import { signOff } from "@streakline/shared/delivery/sign-off.ts";
import { TodayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import type { Ask } from "../views/asks.ts";
import { rulesByDomain, syncRules, withRule } from "../record/category-rules.ts";
import { ENTER_NAMES, enterAccount, leaveAccount } from "../consent/change-account.ts";
import { changeConsents, CONSENT_NAMES, type ConsentChange } from "../consent/change-consents.ts";
import { allowed, answered, hindrance, mirrored } from "../consent/consent.ts";
import { tellConsents } from "../consent/consent-sync.ts";
import { type Change, createMemory } from "../store/memory.ts";
import { EXCLUDE_NAMES, excludeSite } from "../record/exclude-site.ts";
import { exportRecords } from "../outbox/export-records.ts";
import { createHints } from "../store/hints.ts";
import { pageKey } from "../record/page-key.ts";
import type { Answer, Post } from "@streakline/shared/delivery/exchange.ts";
import { newRecorder, recovered, seal, withEvents } from "../record/recording.ts";
import { releaseRefused } from "../outbox/release-refused.ts";
import { createSender } from "./sender.ts";
import { type CountablePage, eventsOf, type Sight } from "../record/sight.ts";
import { type Consents, type DeviceKey, ownerOf, type Stored } from "../store/stored-names.ts";
import type { Store } from "../store/store.ts";
import { createTokens, insteadOf } from "./tokens.ts";
import { isWaiting } from "../outbox/waiting.ts";
import { dataOf, procedureUrl } from "@streakline/shared/delivery/trpc-wire.ts";
import { OPTIONS_NAMES, optionsView, POPUP_NAMES, popupView, zoneOf } from "../views/views.ts";

/** Everything delivery needs from outside. */
export type DeliveryDeps = {
  store: Store;
  post: (request: Post) => Promise<Answer>;
  nowMs: () => number;
  random: () => number;
  randomBytes: (length: number) => Uint8Array;
  newId: () => string;
  sleep: (ms: number) => Promise<void>;
  /** `chrome`, `firefox`, … as records say it. */
  browser: string;
  client: { name: string; version: string };
  /**
   * Whether the browser, or the extension, was started since this was asked last; marks the answer
   * once `done` is called.
   */
  isNewRun: () => Promise<{ isNew: boolean; done: () => Promise<void> }>;
  /** Kept while the browser runs, in its memory. */
  session: Pick<Store, "get" | "set">;
  /** What the browser itself says about collecting; it may have been forbidden there. */
  mayCollect: () => Promise<boolean>;
  /** Called when less may be recorded than before: what a page keeps on show must go. */
  onLessAllowed: () => Promise<void>;
};

/** The site of the tab in front, as a page of ours asks about it. Kept in memory only. */
export type Front = { protocol: string; hostname: string } | null;

/**
 * Recording, delivery and everything that pages may ask. All state is stored at every await; the
 * background may die at any of them.
 */
export type Delivery = {
  /** Takes a look at the browser. Resolves when it is stored. */
  see(sight: Sight): Promise<void>;
  /**
   * Call with every heartbeat, after its sight: seals every five minutes, sends, and asks the
   * server what may be recorded. Waits for the network; calls while one is running share it.
   */
  work(): Promise<void>;
  ask(ask: Ask, front: Front): Promise<unknown>;
  /** Why the badge should call the person, or nothing. */
  badge(): Promise<"asks" | "paused" | "problem" | null>;
};

const SEAL_SECONDS = 300;
const POLL_SECONDS = 60;
/** While the server is away, or asked to be left alone. */
const POLL_AWAY_SECONDS = 300;
const TODAY_SECONDS = 300;

/** Starts delivery; touches nothing before the first call. */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const memory = createMemory(deps.store);
  const hints = createHints(deps.session);
  const tokens = createTokens({ ...deps, memory, hints, onAnswer: takeConsents });
  const sender = createSender({ ...deps, memory, tokens, onConsentMissing: poll });
  const nowSeconds = () => Math.floor(deps.nowMs() / 1000);
  const place = `${deps.client.name} ${deps.client.version}`;
  // hints that cost a request or nothing when they are forgotten
  let steadyBeforeMs: number | null = null;
  let isStorageFull = false;
  let starting: Promise<void> | null = null;
  let working: Promise<void> | null = null;
  let sending: Promise<void> = Promise.resolve();

  /**
   * Once in the life of a background: what was open when the browser died ends at its last
   * activity.
   */
  function start(): Promise<void> {
    starting ??= begin().catch((error: unknown) => {
      starting = null;
      throw error;
    });
    return starting;
  }

  async function begin(): Promise<void> {
    await memory.tidy(nowSeconds());
    const run = await deps.isNewRun();
    if (!run.isNew) return;
    await memory.change(["recorder"], ({ recorder }) =>
      recorder === null ? null : { values: { recorder: recovered(recorder) } },
    );
    await run.done();
  }

  const SIGHT_NAMES = [
    "account",
    "consents",
    "settings",
    "pause",
    "outbox",
    "recorder",
    "rules",
    "pageKeySecret",
  ] as const;

  async function see(sight: Sight): Promise<void> {
    await start();
    let hasPassed = false;
    await guarded(() =>
      memory.change(SIGHT_NAMES, async (now) => {
        const elapsed =
          steadyBeforeMs === null
            ? null
            : Math.floor(sight.steadyMs / 1000) - Math.floor(steadyBeforeMs / 1000);
        const at = Math.floor(sight.atMs / 1000);
        const { account } = now;
        if (account === null || hindrance(now, sight.atMs) !== null || !(await deps.mayCollect()))
          return stopped(now);
        const owner = ownerOf(account);
        const mine =
          now.recorder?.owner === owner
            ? now.recorder
            : newRecorder(owner, deps.randomBytes(16), deps.browser, at);
        const page = await countable(sight, now);
        const { shown } = mine.visits;
        const events = eventsOf(
          sight,
          page,
          shown,
          at,
          elapsed === null ? null : Math.max(0, elapsed),
        );
        // time passes for the visit from event to event; a sight without one leaves the clock where
        // it was
        if (events.length === 0) return null;
        hasPassed = true;
        return { values: { recorder: withEvents(mine, events) } };
      }),
    );
    if (hasPassed) steadyBeforeMs = sight.steadyMs;
  }

  /** While nothing may be recorded nothing is open. */
  function stopped({ recorder }: Pick<Stored, "recorder">): Change | null {
    return recorder === null || recorder.visits.shown === null
      ? null
      : { values: { recorder: recovered(recorder) } };
  }

  async function countable(
    sight: Sight,
    now: Pick<Stored, "settings" | "rules" | "consents" | "pageKeySecret">,
  ): Promise<CountablePage> {
    if (sight.view.state !== "page") return null;
    const domain = siteOf(sight.view, readySiteRules(now.settings.rules));
    if (domain === null) return null;
    const secret = allowed(now.consents).pageKeys ? now.pageKeySecret : null;
    return {
      domain,
      category: categoryOf(domain, rulesByDomain(now.rules)).category,
      pageKey: secret === null ? null : await pageKey(sight.view, secret),
    };
  }

  async function guarded(write: () => Promise<void>): Promise<void> {
    try {
      await write();
      isStorageFull = false;
    } catch (error) {
      isStorageFull = true;
      throw error;
    }
  }

  const SEAL_NAMES = ["recorder", "outbox", "days", "today"] as const;

  function sealed(
    now: Pick<Stored, (typeof SEAL_NAMES)[number]>,
    isDue: (recorder: NonNullable<Stored["recorder"]>) => boolean,
  ): Change | null {
    if (now.recorder === null || !isDue(now.recorder)) return null;
    const at = nowSeconds();
    const result = seal(
      { ...now, recorder: now.recorder },
      { at, client: deps.client, zone: zoneOf(now.today), newId: deps.newId },
    );
    if (result === null) return null;
    return {
      values: { recorder: result.recorder, outbox: result.outbox, days: result.days },
      batches: result.batches,
    };
  }

  async function sealNow(isForced: boolean): Promise<void> {
    await guarded(() =>
      memory.change(SEAL_NAMES, (now) =>
        sealed(
          now,
          ({ sealedAt }) => isForced || Math.abs(nowSeconds() - sealedAt) >= SEAL_SECONDS,
        ),
      ),
    );
  }

  /** One at a time: what is told or sent is told and sent once. */
  function send(isForced: boolean): Promise<void> {
    const turn = sending.then(() => sendInTurn(isForced));
    sending = turn.catch(() => undefined);
    return turn;
  }

  async function sendInTurn(isForced: boolean): Promise<void> {
    const { status, account } = await memory.read("status", "account");
    if (account === null) return;
    if (!isForced && isWaiting(status, deps.nowMs())) return;
    const hindered = await tellConsents({ ...deps, memory, tokens, place, onOther: takeOther });
    if (hindered !== null) return reportAway(hindered);
    await releaseRefused({ ...deps, memory });
    await sender.drain({ now: isForced });
  }

  /** Answers that could not be told: says why, and waits accordingly. */
  async function reportAway(hindered: Answer | "no_token"): Promise<void> {
    const { status } = await memory.read("status");
    const attempt = status.failuresInARow + 1;
    const token =
      hindered === "no_token"
        ? await tokens.get({ attempt, renew: true })
        : insteadOf(hindered, { at: nowSeconds(), attempt, random: deps.random() });
    if (token.state === "token") return;
    await memory.change(["status"], ({ status }) => ({
      values: {
        status: {
          ...status,
          state:
            token.state === "sign_in"
              ? { state: "sign_in", reason: token.reason }
              : {
                  state: token.isOtherServer ? "wrong_server" : "offline",
                  sentence: token.sentence,
                },
          failuresInARow: status.failuresInARow + 1,
          notBeforeMs:
            deps.nowMs() + (token.state === "wait" ? token.afterSeconds : POLL_SECONDS) * 1000,
        },
      },
    }));
  }

  /** Asks what may be recorded; the answer comes to takeConsents(). */
  async function poll(): Promise<void> {
    await hints.set({ polledAt: nowSeconds() });
    await tokens.get({ attempt: 1, renew: true });
  }

  /**
   * An answer that was under way while the person said something else here, or somebody else came,
   * is no news.
   */
  async function takeConsents(
    { consents }: TokenAnswer,
    asked: { account: DeviceKey; consents: Consents },
  ): Promise<void> {
    if (consents === undefined) return;
    const then = JSON.stringify(asked.consents);
    await setConsents((before) =>
      JSON.stringify(before) === then && before.owner === ownerOf(asked.account)
        ? mirrored(before, consents, nowSeconds())
        : before,
    );
  }

  async function takeOther(kind: "sites" | "page_keys", given: boolean): Promise<void> {
    await setConsents((before) => {
      const mine = before[kind];
      return mine === null
        ? before
        : { ...before, [kind]: { ...mine, given, at: nowSeconds(), isSent: true } };
    });
  }

  /** New answers, and what follows from them. */
  async function setConsents(next: (before: Consents) => Consents): Promise<void> {
    let done: ConsentChange | null = null;
    await memory.change(CONSENT_NAMES, async (now, batch) => {
      done = await changeConsents(now, next(now.consents), { batch, newId: deps.newId });
      return done?.change ?? null;
    });
    await afterwards(done);
    if ((done as ConsentChange | null)?.isLess === true) await deps.onLessAllowed();
  }

  /** Bytes that nothing names any more. */
  async function afterwards(done: { dropped: readonly number[] } | null): Promise<void> {
    await memory.dropBatches(done?.dropped ?? []);
  }

  async function fetchToday(): Promise<void> {
    const token = await tokens.get({ attempt: 1 });
    if (token.state !== "token") return;
    await hints.set({ askedTodayAt: nowSeconds() });
    const url = procedureUrl(token.account.server, "stats.today");
    const today = dataOf(
      await deps.post({
        url,
        method: "GET",
        headers: { authorization: `Bearer ${token.token}` },
        body: "",
      }),
      TodayAnswer,
    );
    if (today !== null) await memory.change(["today"], () => ({ values: { today } }));
  }

  async function work(): Promise<void> {
    const { account, status, recorder, consents } = await memory.read(
      "account",
      "status",
      "recorder",
      "consents",
    );
    if (account === null || consents.sites === null) return;
    const now = nowSeconds();
    const { polledAt, askedTodayAt } = await hints.get();
    const isAway = isWaiting(status, deps.nowMs());
    // while there is something to stop, or to begin
    const isWatched =
      !allowed(consents).sites || (recorder !== null && recorder.visits.shown !== null);
    if (isWatched && Math.abs(now - polledAt) >= (isAway ? POLL_AWAY_SECONDS : POLL_SECONDS))
      await poll();
    if (isAway) return;
    await send(false);
    if (
      Math.abs(now - askedTodayAt) < TODAY_SECONDS ||
      isWaiting((await memory.read("status")).status, deps.nowMs())
    )
      return;
    await fetchToday();
    await syncRules({ ...deps, memory, tokens });
  }

  async function answer(ask: Ask, front: Front): Promise<unknown> {
    // what the popup shows is stored already: it does not wait for a background that has just woken
    if (ask.ask !== "popup") await start();
    const at = nowSeconds();
    switch (ask.ask) {
      case "popup": {
        const now = await memory.read(...POPUP_NAMES);
        return popupView(now, frontSite(front, now.settings), deps.nowMs(), isStorageFull);
      }
      case "options":
        return optionsView(await memory.read(...OPTIONS_NAMES), deps.nowMs(), isStorageFull);
      case "set_category":
        await memory.change(["rules"], ({ rules }) => ({
          values: { rules: withRule(rules, ask.domain, ask.category) },
        }));
        void syncRules({ ...deps, memory, tokens }).catch(() => undefined);
        return null;
      case "exclude":
        return exclude(ask.domain);
      case "pause":
        await memory.change(["recorder"], (now) => ({
          values: { ...stopped(now)?.values, pause: { untilMs: ask.untilMs } },
        }));
        return null;
      case "resume":
        await memory.change([], () => ({ values: { pause: null } }));
        return null;
      case "send_now":
        await sealNow(true);
        await send(true);
        return null;
      case "consent":
        await setConsents(({ owner }) => answered(ask, at, owner));
        void send(true).catch(() => undefined);
        return null;
      case "enter":
        await memory.change([...SEAL_NAMES, ...ENTER_NAMES], (now) =>
          enterAccount(
            now,
            ask.account,
            sealed(now, () => true),
          ),
        );
        void send(true).catch(() => undefined);
        return null;
      case "leave":
        return leave(ask.forget);
      case "settings":
        await memory.change([], () => ({ values: { settings: ask.settings } }));
        return null;
      case "export":
        return exportRecords(memory, { at, client: deps.client });
      case "forget_records":
        // numbers go on: an answer that is under way must not meet another batch under the number
        // of its own
        await memory.change(["outbox"], ({ outbox }) => ({
          values: { outbox: { ...outbox, waiting: [] } },
        }));
        await memory.clear([
          "account",
          "consents",
          "settings",
          "pause",
          "rules",
          "pageKeySecret",
          "status",
          "outbox",
        ]);
        return null;
    }
  }

  async function exclude(domain: string): Promise<null> {
    let done: { dropped: number[] } | null = null;
    await memory.change(EXCLUDE_NAMES, async (now, batch) => {
      const excluded = await excludeSite(now, domain, { batch, newId: deps.newId });
      done = excluded;
      return excluded.change;
    });
    await afterwards(done);
    return null;
  }

  async function leave(forget: boolean): Promise<{ isTold: boolean }> {
    let done: { dropped: number[] } | null = null;
    let held = null as DeviceKey | null;
    await memory.change([...SEAL_NAMES, "account"], (now) => {
      held = now.account;
      const left = leaveAccount(
        now,
        forget,
        sealed(now, () => true),
      );
      done = left;
      return left.change;
    });
    await afterwards(done);
    return { isTold: held === null || (await signOff(deps.post, held)) };
  }

  return {
    see,
    async work() {
      await start();
      // not behind a long sending
      await sealNow(false);
      working ??= work().finally(() => {
        working = null;
      });
      return working;
    },
    ask: answer,
    async badge() {
      await start();
      const { mode } = optionsView(
        await memory.read(...OPTIONS_NAMES),
        deps.nowMs(),
        isStorageFull,
      ).mode;
      if (mode === "never_asked" || mode === "sign_in") return "asks";
      if (mode === "storage_full" || mode === "wrong_server") return "problem";
      return mode === "paused" ? "paused" : null;
    },
  };
}

function frontSite(
  front: Front,
  settings: Stored["settings"],
): { domain: string; isExcluded: boolean } | null {
  if (front === null || !/^https?:$/.test(front.protocol)) return null;
  const domain = registrableDomain(front.hostname);
  return domain === null
    ? null
    : { domain, isExcluded: siteOf(front, readySiteRules(settings.rules)) === null };
}
