const KEY = "streakline.signOutPending";
let pending = false;

/**
 * Whether a sign-out on this browser still waits for the server to confirm it. Survives a restart
 * of the browser.
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

/** Sets or clears the pending sign-out. Without storage it lasts until the page is left. */
export function setSignOutPending(
  next: boolean,
  storage: () => Pick<Storage, "setItem" | "removeItem"> = () => localStorage,
): void {
  pending = next;
  try {
    if (next) storage().setItem(KEY, "1");
    else storage().removeItem(KEY);
  } catch {
    // storage is blocked: the variable still holds it
  }
}

/** Calls `listener` when another tab of this browser signs out. */
export function onSignOutElsewhere(listener: () => void): void {
  globalThis.addEventListener("storage", (event) => {
    if (event instanceof StorageEvent && event.key === KEY && event.newValue !== null) listener();
  });
}
