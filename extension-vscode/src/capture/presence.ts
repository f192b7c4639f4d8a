/**
 * Time after the person's last key or click in which a large change still counts as theirs: a
 * paste, a completion, a rename.
 */
const RECENT_MILLISECONDS = 30_000;
/** More small changes than this in a row without a key, click or cursor move are an agent's. */
const CHANGES_WITHOUT_TOUCH_MAX = 20;

/** Tells changes by a person from changes by an agent. */
export type Presence = {
  /** Notes a sign of the person in this window: a key, a click, a cursor move. */
  touch(): void;
  /** The author of a change. In an unfocused window always an agent. */
  actorOf(change: { isTyped: boolean; isFocused: boolean }): "person" | "agent";
};

/**
 * Decides by the person's last sign in this window.
 * @example a block inserted 10 s after a key is the person's (accepted or pasted), 31 s after it an
 * agent's
 */
export function createPresence(monotonicMilliseconds: () => number): Presence {
  let touchedAt = Number.NEGATIVE_INFINITY;
  let changesSince = 0;
  return {
    touch() {
      touchedAt = monotonicMilliseconds();
      changesSince = 0;
    },
    actorOf({ isTyped, isFocused }) {
      if (!isFocused) return "agent";
      changesSince += 1;
      // The cursor moves after the first key, so a few keys may come before any sign.
      if (isTyped && changesSince <= CHANGES_WITHOUT_TOUCH_MAX) return "person";
      return monotonicMilliseconds() - touchedAt <= RECENT_MILLISECONDS &&
        changesSince <= 10 * CHANGES_WITHOUT_TOUCH_MAX
        ? "person"
        : "agent";
    },
  };
}
