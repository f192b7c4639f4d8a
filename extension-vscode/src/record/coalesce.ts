import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";

/**
 * Adds an event to the list of pending events, in place. Events of the same second and kind are
 * merged: ten thousand edits of a find-and-replace become few. An event never moves over one of
 * another project, language, branch or person, so no second changes its owner; in a flood only
 * files are merged. Example: two edits of one file at 12:00:05 with 1 keystroke each become one
 * with 2.
 */
export function coalesce(list: ActivityEvent[], event: ActivityEvent): void {
  const isFlood = list.length >= FLOOD;
  for (let index = list.length - 1; index >= Math.max(0, list.length - LOOK_BACK); index -= 1) {
    const other = list[index];
    if (other === undefined || other.at !== event.at || ENDS.has(other.kind)) break;
    if (!isSameSession(other, event)) {
      if (isFlood) continue;
      break;
    }
    if (other.kind === event.kind && (isFlood || other.file === event.file)) {
      list[index] = { ...other, counters: sum(other.counters, event.counters) };
      return;
    }
  }
  list.push(event);
}

const LOOK_BACK = 32;
const FLOOD = 1_000;
const ENDS: ReadonlySet<string> = new Set(["blur", "lock", "close"]);

function isSameSession(a: ActivityEvent, b: ActivityEvent): boolean {
  return (
    a.actor === b.actor &&
    a.project === b.project &&
    a.language === b.language &&
    a.branch === b.branch &&
    a.framework === b.framework &&
    a.editorTheme === b.editorTheme &&
    a.editor === b.editor
  );
}

function sum(
  a: ActivityEvent["counters"],
  b: ActivityEvent["counters"],
): ActivityEvent["counters"] {
  const counters = { ...a };
  for (const name in b) {
    const key = name as keyof ActivityEvent["counters"];
    counters[key] = (counters[key] ?? 0) + (b[key] ?? 0);
  }
  return counters;
}
