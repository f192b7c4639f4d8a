import type { AppRouter } from "@streakline/server/router";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpLink } from "@trpc/client";
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { watchedFetch } from "../domain/connection.ts";
import { refusalOf } from "../domain/refusal.ts";

const signedOutListeners = new Set<() => void>();

/**
 * Everything the server was asked, in memory; the part that may be read offline is also kept on
 * disk (query-cache.ts).
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: tellWhenSignedOut }),
  mutationCache: new MutationCache({ onError: tellWhenSignedOut }),
  defaultOptions: {
    queries: {
      // Ask once even when the browser says it is offline: the server may be on this very machine.
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

/** Called when the server says that nobody is signed in. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

function tellWhenSignedOut(error: unknown): void {
  if (refusalOf(error).code === "unauthenticated")
    for (const listener of signedOutListeners) listener();
}

/** What an endpoint under /api/auth refused: the code decides what the person reads. */
export class AuthRefused extends Error {
  override readonly name = "AuthRefused";
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number) {
    super(`sign-in service refused: ${code}`);
    this.code = code;
    this.status = status;
  }
}

/**
 * Calls one endpoint of the sign-in service (better-auth) under /api/auth; with a body it is a
 * POST. Throws AuthRefused with the service's code, and `UNREACHABLE` when there was no answer at
 * all.
 */
export async function callAuth(
  path: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const answered = await watchedFetch(`/api/auth${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: body === undefined ? {} : { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => null);
  if (answered === null) throw new AuthRefused("UNREACHABLE", 0);
  const answer: unknown = await answered.json().catch(() => null);
  if (!answered.ok)
    throw new AuthRefused(codeOf(answer) ?? `HTTP_${answered.status}`, answered.status);
  return answer;
}

function codeOf(answer: unknown): string | null {
  if (typeof answer !== "object" || answer === null) return null;
  if ("code" in answer && typeof answer.code === "string") return answer.code;
  if ("error" in answer && typeof answer.error === "string") return answer.error;
  if (
    "error" in answer &&
    typeof answer.error === "object" &&
    answer.error !== null &&
    "code" in answer.error
  )
    return String(answer.error.code);
  return null;
}
