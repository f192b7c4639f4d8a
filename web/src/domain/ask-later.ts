const KEY = "streakline.askSitesFrom";
const WEEK_SECONDS = 7 * 24 * 60 * 60;

/** Whether sites without a category may be asked about: not for a week after "Not now". Without storage, always. */
export function mayAsk(now: number, storage: Pick<Storage, "getItem"> = localStorage): boolean {
  try {
    return now >= Number(storage.getItem(KEY) ?? 0);
  } catch {
    return true;
  }
}

/** Remembers "Not now" on this machine. */
export function askLater(now: number, storage: Pick<Storage, "setItem"> = localStorage): void {
  try {
    storage.setItem(KEY, String(now + WEEK_SECONDS));
  } catch {
    // storage is blocked: the answer holds until the page is left
  }
}
