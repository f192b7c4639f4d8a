/// <reference lib="webworker" />
// Caches the files of the dashboard, so that it opens offline. Never caches answers of the server:
// query-cache.ts does that.

/** Replaced by the build with the list of files of this version. */
const FILES = "__SHELL_FILES__" as unknown as readonly string[];
const CACHE = `shell-${fingerprint(FILES)}`;
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([...FILES]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith("shell-") && name !== CACHE)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (
    request.method !== "GET" ||
    url.origin !== worker.location.origin ||
    /^\/(trpc|api|mail|healthz|readyz)\b/.test(url.pathname)
  )
    return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (FILES.includes(url.pathname)) event.respondWith(file(request));
});

/** Longest wait for the network before the cached shell opens: it tells that nothing answers. */
const PAGE_MILLISECONDS_MAX = 8_000;

/**
 * A page: from the network, so that a new version shows at once; the cached shell when offline, or
 * when the server does not answer in time.
 */
async function page(request: Request): Promise<Response> {
  const asked = fetch(request);
  const answer = await Promise.race([
    asked.catch(() => null),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), PAGE_MILLISECONDS_MAX)),
  ]);
  return answer ?? (await caches.match("/")) ?? asked;
}

/** A file of this version: from the cache, because its name carries its hash. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? (await fetch(request));
}

function fingerprint(files: readonly string[]): string {
  let hash = 5381;
  for (const character of JSON.stringify(files))
    hash = ((hash * 33) ^ character.charCodeAt(0)) >>> 0;
  return hash.toString(36);
}
