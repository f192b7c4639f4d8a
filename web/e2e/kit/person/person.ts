import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";

/**
 * Types a text, `perSecond` keys in each second, all near its middle: the witness and Streakline
 * read the clock one after the other, and a key on the edge of a second could fall into two
 * different ones.
 */
export async function typeText(page: Page, text: string, { perSecond = 3 } = {}): Promise<void> {
  for (let at = 0; at < text.length; at += perSecond) {
    await midSecond();
    for (const key of text.slice(at, at + perSecond))
      await page.keyboard.press(KEY_NAMES[key] ?? key);
  }
}

/** Names of the keys whose character is not their name. */
const KEY_NAMES: Readonly<Record<string, string>> = { "\n": "Enter", " ": "Space" };

/** Waits until the next second is between two and five tenths old. */
export async function midSecond(): Promise<void> {
  const now = Date.now() % 1000;
  await sleep(now < 100 ? 250 - now : 1250 - now);
}

const BEGAN_AT = new Date();

/**
 * A time zone in which the tests began about two in the afternoon, so that no test meets midnight.
 * The same for the whole run.
 */
export function afternoonZone(now = BEGAN_AT): string {
  const hour = (timeZone: string) =>
    Number(
      new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", hourCycle: "h23" }).format(now),
    );
  const far = (timeZone: string) => Math.abs(hour(timeZone) - 14);
  return ZONES.toSorted((a, b) => far(a) - far(b))[0] ?? "UTC";
}

const ZONES = [
  "Pacific/Honolulu",
  "America/Los_Angeles",
  "America/Chicago",
  "America/Sao_Paulo",
  "Atlantic/Azores",
  "Europe/Berlin",
  "Asia/Karachi",
  "Asia/Kolkata",
  "Asia/Singapore",
  "Asia/Tokyo",
  "Pacific/Auckland",
];
