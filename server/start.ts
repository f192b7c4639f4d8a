import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { BUNDLE, bundleState } from "./app/boot/bundle.ts";
import { ROOT } from "./platform/files/repository.ts";

/**
 * Runs the bundle that `npm run build` made, or the sources where there is none or where they have
 * changed since. Part of the bundle too, so that looking costs little.
 */
const state = await bundleState(ROOT);
if (state === "stale")
  process.stdout.write(
    `${BUNDLE} was built from other sources: starting from the sources. \`npm run build\` builds it anew.\n`,
  );
const program = state === "fresh" ? `${BUNDLE}/serve.mjs` : "server/serve.ts";
await import(pathToFileURL(join(ROOT, program)).href);
