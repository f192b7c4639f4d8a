import * as vscode from "vscode";
import * as z from "zod/mini";
import type { Places } from "./places.ts";
import type { Presence } from "./presence.ts";
import type { Sink } from "./sink.ts";

const Stopped = z.object({
  type: z.literal("event"),
  event: z.literal("stopped"),
  body: z.object({ reason: z.string() }),
});
const Request = z.object({ type: z.literal("request"), command: z.string() });
/** Debugger requests that a person makes with a key or click. */
const STEPS: ReadonlySet<string> = new Set([
  "continue",
  "next",
  "stepIn",
  "stepOut",
  "stepBack",
  "reverseContinue",
  "pause",
  "evaluate",
  "restart",
]);

/** Captures debugging: its start, the person's steps, breakpoints hit. */
export function captureDebugging({
  sink,
  places,
  presence,
}: {
  sink: Sink;
  places: Places;
  presence: Presence;
}): vscode.Disposable {
  function debugged(kind: "debug" | "breakpoint"): void {
    const place = places.current();
    if (place === null || !vscode.window.state.focused) return;
    if (kind === "debug") presence.touch();
    sink.activity(place, kind, "person", kind === "breakpoint" ? { breakpointsHit: 1 } : {});
  }
  return vscode.Disposable.from(
    vscode.debug.onDidStartDebugSession(() => debugged("debug")),
    vscode.debug.registerDebugAdapterTrackerFactory("*", {
      createDebugAdapterTracker: () => ({
        onWillReceiveMessage(message: unknown) {
          const request = Request.safeParse(message);
          if (request.success && STEPS.has(request.data.command)) debugged("debug");
        },
        onDidSendMessage(message: unknown) {
          const stopped = Stopped.safeParse(message);
          if (stopped.success && /breakpoint/.test(stopped.data.body.reason))
            debugged("breakpoint");
        },
      }),
    }),
  );
}
