/** The pages that ask about sites without a category. */
export type AskPlace = "sites" | "today";

const KEYS: Readonly<Record<AskPlace, string>> = {
  sites: "streakline.askSitesFrom",
  today: "streakline.askSitesOnTodayFrom",
};
const WEEK_SECONDS = 7 * 24 * 60 * 60;

/**
 * Whether a page may ask about sites without a category: not within a week after askLater(). Always
 * when storage is blocked.
 * @param now epoch seconds
 */
export function mayAsk(
  place: AskPlace,
  now: number,
  storage: Pick<Storage, "getItem"> = localStorage,
): boolean {
  try {
    return now >= Number(storage.getItem(KEYS[place]) ?? 0);
  } catch {
    return true;
  }
}

/**
 * Stops these pages from asking for a week, in this browser.
 * @param now epoch seconds
 */
export function askLater(
  places: readonly AskPlace[],
  now: number,
  storage: Pick<Storage, "setItem"> = localStorage,
): void {
  try {
    for (const place of places) storage.setItem(KEYS[place], String(now + WEEK_SECONDS));
  } catch {
    // storage is blocked: the page asks again when it is opened again
  }
}
