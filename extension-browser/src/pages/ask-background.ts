import browser from "webextension-polyfill";
import type { AnswerTo, Ask } from "../ask.ts";

const TRIES = 3;
const PAUSE_MS = 200;

/**
 * Asks the background; wakes it when it is suspended, and asks again when it is suspended before it
 * answers: every ask says what shall be, so twice is as good as once. Rejects when the third try
 * fails.
 */
export async function askBackground<A extends Ask>(ask: A): Promise<AnswerTo<A["ask"]>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return (await browser.runtime.sendMessage(ask)) as AnswerTo<A["ask"]>;
    } catch (error) {
      if (tries === TRIES) throw error;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }
}
