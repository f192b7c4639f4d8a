import browser, { type Runtime } from "webextension-polyfill";
import { Message } from "../views/messages.ts";
import type { Delivery } from "../send/delivery.ts";
import { showBadge } from "./badge.ts";
import { SESSION } from "../session-names.ts";
import { front } from "./look.ts";

const CHANGES: ReadonlySet<Message["type"]> = new Set([
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
 * Answers messages of our own pages only: not of web pages, not of other extensions. `seeNow` is
 * called when recording may have to begin or end.
 */
export function servePages(delivery: Delivery, seeNow: () => Promise<void>): void {
  browser.runtime.onMessage.addListener((received: unknown, sender: Runtime.MessageSender) => {
    if (
      sender.id !== browser.runtime.id ||
      sender.url?.startsWith(browser.runtime.getURL("")) !== true
    )
      return;
    const message = Message.safeParse(received);
    if (!message.success) return;
    return answer(message.data);
  });

  async function answer(message: Message): Promise<unknown> {
    const reply = await delivery.answer(message, message.type === "popup" ? await front() : null);
    if (CHANGES.has(message.type)) {
      // what the popup showed last may be forbidden now
      await browser.storage.session.remove(SESSION.popup);
      await seeNow();
      await showBadge(delivery);
    }
    return reply;
  }
}
