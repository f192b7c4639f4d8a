import { createAsyncStoragePersister } from "@tanstack/query-async-storage-persister";
import { persistQueryClient } from "@tanstack/react-query-persist-client";
import { del, get, set } from "idb-keyval";
import { queryClient } from "./api.ts";

const KEY = "streakline.queries.v1";
/**
 * What may be read offline: who one is, days, their timelines, projects and summaries. Never
 * devices or sessions.
 */
const KEPT = new Set([
  "accounts.me",
  "stats.day",
  "activity.timeline",
  "activity.projects",
  "stats.summary",
  "stats.heatmap",
  "sites.summary",
  "sites.pulledOut",
]);
/**
 * Another word whenever an answer that is kept has another shape: what an older page left on the
 * disk is dropped, not read.
 */
const SHAPE = "2";
const WEEK_SECONDS = 7 * 24 * 60 * 60;
const RESTORE_MILLISECONDS_MAX = 1_500;

/**
 * Brings back what was seen last and keeps it from now on. Resolves when it is there, or after a
 * moment when the disk does not answer.
 */
export async function restoreQueries(): Promise<void> {
  const [, restored] = persistQueryClient({
    queryClient,
    persister: createAsyncStoragePersister({
      key: KEY,
      throttleTime: 1_000,
      storage: { getItem: get, setItem: set, removeItem: del },
    }),
    buster: SHAPE,
    maxAge: WEEK_SECONDS * 1000,
    dehydrateOptions: {
      shouldDehydrateQuery: ({ queryKey, state }) => state.status === "success" && isKept(queryKey),
    },
  });
  // Whoever opens a page wants to see what is: also a second after a batch arrived, a first device
  // set the zone or another screen changed something.
  const asked = restored.then(() => queryClient.invalidateQueries());
  await Promise.race([
    asked.catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, RESTORE_MILLISECONDS_MAX)),
  ]);
}

/** Forgets everything that was asked, in memory and on disk: somebody signed out. */
export async function forgetQueries(): Promise<void> {
  queryClient.clear();
  await del(KEY).catch(() => undefined);
}

function isKept(queryKey: readonly unknown[]): boolean {
  const [path] = queryKey;
  return Array.isArray(path) && KEPT.has(path.join("."));
}
