/** Where sites without a category are asked about. */
export type AskPlace = "sites" | "today";

const KEYS: Readonly<Record<AskPlace, string>> = {
  sites: "streakline.askSitesFrom",
  today: "streakline.askSitesOnTodayFrom",
};
const WEEK_SECONDS = 7 * 24 * 60 * 60;

/**
 * Whether sites without a category may be asked about in a place: not for a week after askLater().
 * Without storage, always.
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
 * Remembers on this machine not to ask in these places for a week. "Not now" holds for both,
 * wherever it was said.
 */
export function askLater(
  places: readonly AskPlace[],
  now: number,
  storage: Pick<Storage, "setItem"> = localStorage,
): void {
  try {
    for (const place of places) storage.setItem(KEYS[place], String(now + WEEK_SECONDS));
  } catch {
    // storage is blocked: the answer holds until the page is left
  }
}
