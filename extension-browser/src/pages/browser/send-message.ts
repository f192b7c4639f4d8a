import browser from "webextension-polyfill";
import type { AnswerTo, Message } from "../../message.ts";

const TRIES = 3;
const PAUSE_MS = 200;

/**
 * Sends a message to the background and gives its answer. Wakes a suspended background. Sends again
 * when the background is suspended before it answers, which is safe: a message names the state to
 * reach, so it may arrive twice. Rejects when the third try fails.
 */
export async function sendMessage<M extends Message>(message: M): Promise<AnswerTo<M["type"]>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return (await browser.runtime.sendMessage(message)) as AnswerTo<M["type"]>;
    } catch (error) {
      if (tries === TRIES) throw error;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }
}
