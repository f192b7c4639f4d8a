import type { Clock } from "@streakline/shared/delivery/ports.ts";
import type { SendPost } from "@streakline/shared/delivery/post-link.ts";
import { createStoredConsents } from "../consent/stored-consents.ts";
import { createRecorder, type RecorderDeps } from "../record/recorder.ts";
import { recovered } from "../record/recording.ts";
import type { Observation } from "../record/observation.ts";
import { createSessionCache } from "../store/session-cache.ts";
import { createStateStorage } from "../store/state-storage.ts";
import type { Store } from "../store/store.ts";
import { answer, type Front } from "../views/answer.ts";
import type { Message } from "../views/messages.ts";
import { OPTIONS_NAMES, optionsView } from "../views/views.ts";
import { createSending } from "./sending.ts";
import { createWork } from "./work.ts";

/** Everything delivery needs from outside. */
export type DeliveryDeps = Omit<RecorderDeps, "storage"> & {
  store: Store;
  post: SendPost;
  /** A clock in milliseconds that nobody can set. */
  steadyMs: () => number;
  random: () => number;
  sleep: (ms: number) => Promise<void>;
  /**
   * Whether the browser, or the extension, was started since this was asked last; marks the answer
   * once `done` is called.
   */
  isNewRun: () => Promise<{ isNew: boolean; done: () => Promise<void> }>;
  /** Kept while the browser runs, in its memory. */
  session: Pick<Store, "get" | "set">;
  /** Called when less may be recorded than before: what a page keeps on show must go. */
  onLessAllowed: () => Promise<void>;
};

/**
 * Recording, delivery and everything that pages may ask. All state is stored at every await; the
 * background may die at any of them.
 */
export type Delivery = {
  /** Takes a look at the browser. Resolves when it is stored. */
  see(observation: Observation): Promise<void>;
  /**
   * Call with every heartbeat, after its observation: seals every five minutes, sends, and asks the
   * server what may be recorded. Waits for the network; calls while one is running share it.
   */
  work(): Promise<void>;
  /** Answers a page of ours. */
  answer(message: Message, front: Front): Promise<unknown>;
  /** Why the badge should call the person, or nothing. */
  badge(): Promise<"asks" | "paused" | "problem" | null>;
};

/** Starts delivery; touches nothing before the first call. */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const { nowMs, steadyMs, sleep, random } = deps;
  const clock: Clock = { nowMs, steadyMs, sleep, random };
  const storage = createStateStorage(deps.store);
  const cache = createSessionCache(deps.session);
  const consents = createStoredConsents({ ...deps, storage });
  const recorder = createRecorder({ ...deps, storage });
  const sending = createSending({ ...deps, storage, cache, consents, clock });
  const work = createWork({ ...deps, ...sending, storage, cache, consents });
  const answerDeps = { ...deps, storage, recorder, consents, work, api: sending.api };
  let starting: Promise<void> | null = null;

  /**
   * Once in the life of a background: what was open when the browser died ends at its last
   * activity.
   */
  function start(): Promise<void> {
    starting ??= recorder.guarded(begin).catch((error: unknown) => {
      starting = null;
      throw error;
    });
    return starting;
  }

  async function begin(): Promise<void> {
    await storage.tidy(Math.floor(nowMs() / 1000));
    const run = await deps.isNewRun();
    if (!run.isNew) return;
    await storage.change(["recorder"], ({ recorder: open }) =>
      open === null ? null : { values: { recorder: recovered(open) } },
    );
    await run.done();
  }

  return {
    async see(observation) {
      await start();
      await recorder.see(observation);
    },
    async work() {
      await start();
      // not behind a long sending
      await recorder.seal(false);
      await work.run();
    },
    async answer(message, front) {
      // what the popup shows is stored already: it does not wait for a background that has just
      // woken
      if (message.type !== "popup") await start();
      return answer(answerDeps, message, front);
    },
    async badge() {
      // A storage that refuses writes is told, too.
      await start().catch(() => undefined);
      const now = await storage.read(...OPTIONS_NAMES);
      const { mode } = optionsView(now, nowMs(), recorder.isStorageFull()).mode;
      if (mode === "never_asked" || mode === "sign_in") return "asks";
      if (mode === "storage_full" || mode === "wrong_server") return "problem";
      return mode === "paused" ? "paused" : null;
    },
  };
}
