import { existsSync } from "node:fs";
import { join } from "node:path";
import { builtFrom, fingerprint } from "./fingerprint.ts";

/** What the server's bundle is made of, relative to the repository. */
const SOURCES = ["server", "shared", "drizzle", "package-lock.json"];

/** Where `npm run build` puts the bundle, relative to the repository. */
export const BUNDLE = "server/dist";

/**
 * Whether the bundle may run: `fresh` when it was built from exactly the sources that are there, or
 * when there are none beside it (an image); `stale` when the sources have changed since; `none`
 * when nothing was built. `root` is the repository.
 */
export async function bundleState(root: string): Promise<"fresh" | "stale" | "none"> {
  if (!existsSync(join(root, BUNDLE, "serve.mjs"))) return "none";
  if (!existsSync(join(root, "server/serve.ts"))) return "fresh";
  const now = await bundleFingerprint(root);
  return (await builtFrom(join(root, BUNDLE))) === now ? "fresh" : "stale";
}

/** The fingerprint of everything that the bundle is made of. */
export async function bundleFingerprint(root: string): Promise<string> {
  return await fingerprint(root, SOURCES);
}
