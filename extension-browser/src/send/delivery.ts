import type { Clock } from "@streakline/shared/delivery/ports.ts";
import type { SendPost } from "@streakline/shared/delivery/post-link.ts";
import { createStoredConsents } from "../consent/stored-consents.ts";
import { createRecorder, type RecorderDeps } from "../record/recorder.ts";
import { recovered } from "../record/recording.ts";
import type { Sight } from "../record/sight.ts";
import { createHints } from "../store/hints.ts";
import { createMemory } from "../store/memory.ts";
import type { Store } from "../store/store.ts";
import { answer, type Front } from "../views/answer.ts";
import type { Ask } from "../views/asks.ts";
import { OPTIONS_NAMES, optionsView } from "../views/views.ts";
import { createSending } from "./sending.ts";
import { createWork } from "./work.ts";

/** Everything delivery needs from outside. */
export type DeliveryDeps = Omit<RecorderDeps, "memory"> & {
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

/** Starts delivery; touches nothing before the first call. */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const { nowMs, steadyMs, sleep, random } = deps;
  const clock: Clock = { nowMs, steadyMs, sleep, random };
  const memory = createMemory(deps.store);
  const hints = createHints(deps.session);
  const consents = createStoredConsents({ ...deps, memory });
  const recorder = createRecorder({ ...deps, memory });
  const sending = createSending({ ...deps, memory, hints, consents, clock });
  const work = createWork({ ...deps, ...sending, memory, hints, consents });
  const answerDeps = { ...deps, memory, recorder, consents, work, api: sending.api };
  let starting: Promise<void> | null = null;

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
    await memory.tidy(Math.floor(nowMs() / 1000));
    const run = await deps.isNewRun();
    if (!run.isNew) return;
    await memory.change(["recorder"], ({ recorder: open }) =>
      open === null ? null : { values: { recorder: recovered(open) } },
    );
    await run.done();
  }

  return {
    async see(sight) {
      await start();
      await recorder.see(sight);
    },
    async work() {
      await start();
      // not behind a long sending
      await recorder.seal(false);
      await work.run();
    },
    async ask(ask, front) {
      // what the popup shows is stored already: it does not wait for a background that has just
      // woken
      if (ask.ask !== "popup") await start();
      return answer(answerDeps, ask, front);
    },
    async badge() {
      await start();
      const now = await memory.read(...OPTIONS_NAMES);
      const { mode } = optionsView(now, nowMs(), recorder.isStorageFull()).mode;
      if (mode === "never_asked" || mode === "sign_in") return "asks";
      if (mode === "storage_full" || mode === "wrong_server") return "problem";
      return mode === "paused" ? "paused" : null;
    },
  };
}
