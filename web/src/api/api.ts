import type { AppRouter } from "@streakline/server/router";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpLink } from "@trpc/client";
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { watchedFetch } from "./connection.ts";
import { refusalOf } from "./refusal.ts";

const signedOutListeners = new Set<() => void>();

/**
 * The cache of all queries, in memory. What may be read offline is also kept on disk
 * (query-cache.ts).
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: tellWhenSignedOut }),
  mutationCache: new MutationCache({ onError: tellWhenSignedOut }),
  defaultOptions: {
    queries: {
      // Ask once even when the browser is offline: the server may run on this very machine.
      networkMode: "offlineFirst",
      staleTime: 10_000,
      gcTime: 24 * 60 * 60 * 1000,
      retry: (count, error) => count < 2 && refusalOf(error).canRetry,
      retryDelay: (attempt) => 500 * 2 ** attempt,
    },
    mutations: { networkMode: "always" },
  },
});

const client = createTRPCClient<AppRouter>({
  links: [httpLink({ url: "/trpc", fetch: watchedFetch })],
});

/**
 * The procedures as TanStack Query options: `api.stats.day.queryOptions({ day })`; a mutation
 * invalidates by `api.stats.pathFilter()`.
 */
export const api: TRPCOptionsProxy<AppRouter> = createTRPCOptionsProxy<AppRouter>({
  client,
  queryClient,
});

/**
 * Calls `listener` when the server refuses a request as `unauthenticated`. Gives the function that
 * stops it.
 */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

function tellWhenSignedOut(error: unknown): void {
  if (refusalOf(error).code === "unauthenticated")
    for (const listener of signedOutListeners) listener();
}
