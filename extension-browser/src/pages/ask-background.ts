import browser from "webextension-polyfill";
import type { AnswerTo, Ask } from "../ask.ts";

/** Asks the background; wakes it when it is suspended. */
export async function askBackground<A extends Ask>(ask: A): Promise<AnswerTo<A["ask"]>> {
  return (await browser.runtime.sendMessage(ask)) as AnswerTo<A["ask"]>;
}
