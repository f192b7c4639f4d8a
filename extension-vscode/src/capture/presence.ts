/**
 * How long after the person's last key or click a large change still counts as theirs: a paste, a
 * completion, a rename.
 */
const RECENT_MILLISECONDS = 30_000;
/** So many small changes in a row without a single key, click or moved cursor are no person's. */
const CHANGES_WITHOUT_TOUCH_MAX = 20;

/** Tells a person's changes from an agent's. */
export type Presence = {
  /** The person did something in this window: a key, a click, a moved cursor. */
  touch(): void;
  /** Whose change this is. An unfocused window is nobody's but an agent's. */
  actorOf(change: { isTyped: boolean; isFocused: boolean }): "person" | "agent";
};

/**
 * Remembers the person's last sign of life in this window. Example: a block inserted 10 s after a
 * key is the person's (accepted or pasted), 31 s after it an agent's.
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
      // the cursor moves after the first key, so a few keys may come before any sign
      if (isTyped && changesSince <= CHANGES_WITHOUT_TOUCH_MAX) return "person";
      return monotonicMilliseconds() - touchedAt <= RECENT_MILLISECONDS &&
        changesSince <= 10 * CHANGES_WITHOUT_TOUCH_MAX
        ? "person"
        : "agent";
    },
  };
}
