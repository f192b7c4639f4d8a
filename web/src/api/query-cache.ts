import { createAsyncStoragePersister } from "@tanstack/query-async-storage-persister";
import { persistQueryClient } from "@tanstack/react-query-persist-client";
import { del, get, set } from "idb-keyval";
import { queryClient } from "./api.ts";

const KEY = "streakline.queries.v1";
/**
 * Queries that are kept on disk for reading offline: the person, days, timelines, projects and
 * summaries. Never devices or login sessions.
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
 * Cache version: bump when a persisted answer changes shape. Answers of another version are
 * dropped.
 */
const SHAPE = "2";
const WEEK_SECONDS = 7 * 24 * 60 * 60;
/** Longest wait for the disk of a browser. */
const DISK_MILLISECONDS_MAX = 1_500;

/**
 * Restores the kept answers from disk and keeps new ones from now on. Resolves when they are
 * restored, after 1.5 seconds at the latest.
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
  // Ask for everything again: since the answers were kept, new time may have arrived, or another
  // screen may have changed a setting.
  const asked = restored.then(() => queryClient.invalidateQueries());
  await briefly(asked);
}

/**
 * Clears the cache in memory and on disk: the person signed out. Resolves after 1.5 seconds at the
 * latest, so that a disk that hangs does not keep the login session open.
 */
export async function forgetQueries(): Promise<void> {
  queryClient.clear();
  await briefly(del(KEY));
}

/** Waits for work with the disk, whether it succeeds or not, but not for long. */
async function briefly(work: Promise<unknown>): Promise<void> {
  await Promise.race([
    work.catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, DISK_MILLISECONDS_MAX)),
  ]);
}

function isKept(queryKey: readonly unknown[]): boolean {
  const [path] = queryKey;
  return Array.isArray(path) && KEPT.has(path.join("."));
}
