import { useSyncExternalStore } from "react";
import { classes } from "../classes.ts";

type Toast = { id: number; text: string; bad: boolean };
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Shows a toast for six seconds. Never the only place of something important. */
export function showToast(text: string, bad = false): void {
  const toast = { id: ++lastId, text, bad };
  set([...toasts.slice(-2), toast]);
  setTimeout(() => set(toasts.filter(({ id }) => id !== toast.id)), 6_000);
}

/** The place of the toasts; once in the shell. */
export function Toasts() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => toasts,
  );
  return (
    <div
      role="status"
      aria-live="polite"
      className={classes(
        "pointer-events-none fixed inset-x-4 bottom-20",
        "z-50 flex flex-col items-center gap-2 sm:bottom-6",
      )}
    >
      {shown.map((toast) => (
        <p
          key={toast.id}
          className={classes(
            "rounded-lg border px-4 py-2.5 text-sm font-medium shadow-pop",
            toast.bad ? "border-danger bg-danger-soft" : "border-line bg-surface",
          )}
        >
          {toast.text}
        </p>
      ))}
    </div>
  );
}

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
