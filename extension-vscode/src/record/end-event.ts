import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";

/**
 * An event that ends what is going on: focus lost, the machine locked or asleep or recording paused
 * (`lock`), the window closed.
 */
export function endEvent(kind: "blur" | "lock" | "close", at: number): ActivityEvent {
  return {
    at,
    kind,
    actor: "person",
    project: "",
    language: "",
    branch: "",
    framework: "",
    editor: "",
    editorTheme: "",
    file: "",
    counters: {},
  };
}
