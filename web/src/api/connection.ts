/**
 * Whether the server can be reached: `offline` when the browser says so, `unreachable` when the
 * last request had no answer.
 */
export type Connection = "online" | "offline" | "unreachable";

let reachable = true;
const listeners = new Set<() => void>();

/** The current state; subscribeConnection() calls back when it changes. */
export function connection(): Connection {
  if (typeof navigator !== "undefined" && !navigator.onLine) return "offline";
  return reachable ? "online" : "unreachable";
}

export function subscribeConnection(listener: () => void): () => void {
  listeners.add(listener);
  globalThis.addEventListener("online", listener);
  globalThis.addEventListener("offline", listener);
  return () => {
    listeners.delete(listener);
    globalThis.removeEventListener("online", listener);
    globalThis.removeEventListener("offline", listener);
  };
}

/** Longest wait for the whole answer to a question, and to a change, which may take its time. */
export const QUESTION_MILLISECONDS_MAX = 30_000;
const CHANGE_MILLISECONDS_MAX = 120_000;

/**
 * fetch() with a deadline that records whether the server answered: one that is frozen, or behind a
 * network that drops everything, counts as unreachable. 502 to 504 without JSON counts as no answer:
 * it comes from a proxy in front of a dead server.
 */
export async function watchedFetch(
  input: RequestInfo | URL,
  init: RequestInit = {},
  millisecondsMax = (init.method ?? "GET") === "GET"
    ? QUESTION_MILLISECONDS_MAX
    : CHANGE_MILLISECONDS_MAX,
): Promise<Response> {
  const deadline = AbortSignal.timeout(millisecondsMax);
  const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline;
  try {
    const response = await fetch(input, { ...init, signal });
    setReachable(response.status < 502 || response.status > 504 || isOurs(response));
    return response;
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) setReachable(false);
    throw error;
  }
}

function isOurs(response: Response): boolean {
  return response.headers.get("content-type")?.includes("json") ?? false;
}

function setReachable(next: boolean): void {
  if (next === reachable) return;
  reachable = next;
  for (const listener of listeners) listener();
}
