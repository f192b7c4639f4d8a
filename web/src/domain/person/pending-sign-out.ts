const KEY = "streakline.signOutPending";
let pending = false;

/**
 * Whether somebody asked to be signed out on this machine and the server has not confirmed it yet.
 * Survives a closed browser.
 */
export function isSignOutPending(
  storage: () => Pick<Storage, "getItem"> = () => localStorage,
): boolean {
  try {
    return pending || storage().getItem(KEY) !== null;
  } catch {
    return pending;
  }
}

/**
 * Remembers that a session is to be ended, or that it is. Where storage is blocked, until the page
 * is left.
 */
export function setSignOutPending(
  next: boolean,
  storage: () => Pick<Storage, "setItem" | "removeItem"> = () => localStorage,
): void {
  pending = next;
  try {
    if (next) storage().setItem(KEY, "1");
    else storage().removeItem(KEY);
  } catch {
    // the page itself still knows
  }
}

/** Called when a sign-out is asked for in another tab of this browser. */
export function onSignOutElsewhere(listener: () => void): void {
  globalThis.addEventListener("storage", (event) => {
    if (event instanceof StorageEvent && event.key === KEY && event.newValue !== null) listener();
  });
}
