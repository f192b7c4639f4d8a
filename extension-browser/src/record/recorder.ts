import { categoryOf } from "@streakline/shared/categories/category-of.ts";
import { readySiteRules, siteOf } from "@streakline/shared/privacy/site-rules.ts";
import { allowed, hindrance } from "../consent/consent.ts";
import type { Change, StateStorage } from "../store/state-storage.ts";
import { type Name, ownerOf, type Stored } from "../store/stored-names.ts";
import { zoneOf } from "../views/views.ts";
import { rulesByDomain } from "./category-rules.ts";
import { pageKey } from "./page-key.ts";
import { hostOf } from "./host-of.ts";
import { boundedPause } from "./pause.ts";
import { newRecorder, recovered, seal, withEvents } from "./recording.ts";
import { type CountablePage, eventsOf, type Observation } from "./observation.ts";

export type RecorderDeps = {
  storage: StateStorage;
  nowMs: () => number;
  randomBytes: (length: number) => Uint8Array;
  newId: () => string;
  /** `chrome`, `firefox`, … as records say it. */
  browser: string;
  client: { name: string; version: string };
  /** What the browser itself says about collecting; it may have been forbidden there. */
  mayCollect: () => Promise<boolean>;
};

export type Recorder = {
  /** Records an observation. Resolves when it is stored. */
  see(observation: Observation): Promise<void>;
  /** Seals the records into batches when five minutes have passed; `isForced`: now. */
  seal(isForced: boolean): Promise<void>;
  /** The change that seals everything now; null when there is nothing. */
  sealed(now: Pick<Stored, (typeof SEAL_NAMES)[number]>): Change | null;
  /** Runs work that writes to the storage, and remembers whether it was refused. */
  guarded(write: () => Promise<void>): Promise<void>;
  /** Whether the storage refused the last write. */
  isStorageFull(): boolean;
};

export const SEAL_NAMES = ["recorder", "outbox", "days", "today"] as const satisfies Name[];

const SEAL_SECONDS = 300;
const OBSERVATION_NAMES = [
  "account",
  "consents",
  "settings",
  "pause",
  "outbox",
  "recorder",
  "rules",
  "pageKeySecret",
] as const;

/** Turns what is seen into stored sessions, and these into batches. */
export function createRecorder(deps: RecorderDeps): Recorder {
  const { storage } = deps;
  const nowSeconds = () => Math.floor(deps.nowMs() / 1000);
  /** The steady clock at the last look that counted; null after a start. */
  let steadyBeforeMs: number | null = null;
  let isStorageFull = false;

  async function guarded(write: () => Promise<void>): Promise<void> {
    try {
      await write();
      isStorageFull = false;
    } catch (error) {
      isStorageFull = true;
      throw error;
    }
  }

  async function seen(
    observation: Observation,
    now: Pick<Stored, (typeof OBSERVATION_NAMES)[number]>,
  ): Promise<Change | null> {
    const { account } = now;
    const pause = boundedPause(now.pause, observation.atMs);
    if (pause !== now.pause) return { values: { ...stopped(now)?.values, pause } };
    if (account === null || hindrance(now, observation.atMs) !== null || !(await deps.mayCollect()))
      return stopped(now);
    const at = Math.floor(observation.atMs / 1000);
    const owner = ownerOf(account);
    const mine =
      now.recorder?.owner === owner
        ? now.recorder
        : newRecorder(owner, deps.randomBytes(16), deps.browser, at);
    const page = await countable(observation, now);
    const elapsed = elapsedSeconds(steadyBeforeMs, observation.steadyMs);
    const events = eventsOf(observation, page, mine.visits.shown, at, elapsed);
    // time passes for the visit from event to event; a look without one leaves the clock where it
    // was
    if (events.length === 0) return null;
    steadyBeforeMs = observation.steadyMs;
    return { values: { recorder: withEvents(mine, events) } };
  }

  function sealed(
    now: Pick<Stored, (typeof SEAL_NAMES)[number]>,
    isDue: (recorder: NonNullable<Stored["recorder"]>) => boolean = () => true,
  ): Change | null {
    if (now.recorder === null || !isDue(now.recorder)) return null;
    const result = seal(
      { ...now, recorder: now.recorder },
      { at: nowSeconds(), client: deps.client, zone: zoneOf(now.today), newId: deps.newId },
    );
    if (result === null) return null;
    const { recorder, outbox, days, batches } = result;
    return { values: { recorder, outbox, days }, batches };
  }

  return {
    see: (observation) =>
      guarded(() => storage.change(OBSERVATION_NAMES, (now) => seen(observation, now))),
    seal: (isForced) =>
      guarded(() =>
        storage.change(SEAL_NAMES, (now) =>
          sealed(
            now,
            ({ sealedAt }) => isForced || Math.abs(nowSeconds() - sealedAt) >= SEAL_SECONDS,
          ),
        ),
      ),
    sealed: (now) => sealed(now),
    guarded,
    isStorageFull: () => isStorageFull,
  };
}

/** While nothing may be recorded nothing is open. Null when nothing is. */
export function stopped({ recorder }: Pick<Stored, "recorder">): Change | null {
  return recorder === null || recorder.visits.shown === null
    ? null
    : { values: { recorder: recovered(recorder) } };
}

async function countable(
  observation: Observation,
  now: Pick<Stored, "settings" | "rules" | "consents" | "pageKeySecret">,
): Promise<CountablePage> {
  if (observation.view.state !== "page") return null;
  const domain = siteOf(observation.view, readySiteRules(now.settings.rules, hostOf));
  if (domain === null) return null;
  const secret = allowed(now.consents).pageKeys ? now.pageKeySecret : null;
  return {
    domain,
    category: categoryOf(domain, rulesByDomain(now.rules)).category,
    pageKey: secret === null ? null : await pageKey(observation.view, secret),
  };
}

/** Whole seconds between two looks, null after a start. */
function elapsedSeconds(beforeMs: number | null, steadyMs: number): number | null {
  if (beforeMs === null) return null;
  return Math.max(0, Math.floor(steadyMs / 1000) - Math.floor(beforeMs / 1000));
}
