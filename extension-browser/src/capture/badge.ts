import browser from "webextension-polyfill";
import type { Delivery } from "../send/delivery.ts";

const TEXTS = { asks: "?", paused: "II", problem: "!" } as const;

/** A mark on the icon only where the person can do something, or did. */
export async function showBadge(delivery: Delivery): Promise<void> {
  const why = await delivery.badge();
  await browser.action.setBadgeText({ text: why === null ? "" : TEXTS[why] });
  if (why !== null)
    await browser.action.setBadgeBackgroundColor({
      color: why === "paused" ? "#5f665a" : "#7d5200",
    });
}
