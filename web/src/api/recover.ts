import { connection, subscribeConnection, watchedFetch } from "./connection.ts";
import { queryClient } from "./api.ts";

const ASK_AGAIN_MILLISECONDS = 4_000;

/**
 * While the server is unreachable, asks /healthz every four seconds; once it answers, refetches
 * every query on screen that failed. Gives the function that stops it.
 */
export function recoverByItself(): () => void {
  let before = connection();
  let timer: ReturnType<typeof setInterval> | undefined;
  return subscribeConnection(() => {
    const now = connection();
    if (now === before) return;
    before = now;
    clearInterval(timer);
    if (now === "unreachable")
      timer = setInterval(
        () => void watchedFetch("/healthz", {}, ASK_AGAIN_MILLISECONDS).catch(() => undefined),
        ASK_AGAIN_MILLISECONDS,
      );
    if (now === "online")
      void queryClient.refetchQueries({
        type: "active",
        predicate: ({ state }) =>
          state.status === "error" || state.isInvalidated || state.fetchFailureCount > 0,
      });
  });
}
