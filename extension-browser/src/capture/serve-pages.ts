import browser, { type Runtime } from "webextension-polyfill";
import { Ask } from "../views/asks.ts";
import type { Delivery } from "../send/delivery.ts";
import { showBadge } from "./badge.ts";
import { SESSION } from "../session-names.ts";
import { front } from "./look.ts";

const CHANGES: ReadonlySet<Ask["ask"]> = new Set([
  "exclude",
  "pause",
  "resume",
  "consent",
  "enter",
  "leave",
  "settings",
  "forget_records",
]);

/**
 * Answers our own pages, and nobody else: neither web pages nor other extensions. `seeNow` is
 * called when recording may have to begin or end.
 */
export function servePages(delivery: Delivery, seeNow: () => Promise<void>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (
      sender.id !== browser.runtime.id ||
      sender.url?.startsWith(browser.runtime.getURL("")) !== true
    )
      return;
    const ask = Ask.safeParse(message);
    if (!ask.success) return;
    return answer(ask.data);
  });

  async function answer(ask: Ask): Promise<unknown> {
    const reply = await delivery.ask(ask, ask.ask === "popup" ? await front() : null);
    if (CHANGES.has(ask.ask)) {
      // what the popup showed last may be forbidden now
      await browser.storage.session.remove(SESSION.popup);
      await seeNow();
      await showBadge(delivery);
    }
    return reply;
  }
}
