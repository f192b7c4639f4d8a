import * as vscode from "vscode";
import type { Places } from "./places.ts";
import type { Presence } from "./presence.ts";
import type { Sink } from "./sink.ts";

/** Captures focus and blur of the window, and the person's return after a while. */
export function captureWindowState({
  sink,
  places,
  presence,
}: {
  sink: Sink;
  places: Places;
  presence: Presence;
}): vscode.Disposable {
  let before = vscode.window.state;
  return vscode.window.onDidChangeWindowState((state) => {
    const gained = state.focused && !before.focused;
    const lost = !state.focused && before.focused;
    const awoke = state.focused && state.active && !before.active;
    before = { focused: state.focused, active: state.active };
    if (lost) return sink.end("blur");
    if (!gained && !awoke) return;
    presence.touch();
    const place = places.current();
    if (place !== null) sink.activity(place, "focus");
  });
}
