// What `npm start` runs first. Plain JavaScript: what Node loads to read TypeScript costs 20 MB and
// a tenth of the start, and the bundle does not need it.
import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// What Node compiled is kept for the next start.
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/streakline", import.meta.url)));
const bundled = new URL("dist/start.mjs", import.meta.url);
const start = existsSync(bundled) ? bundled : new URL("start.ts", import.meta.url);
await import(start.href);
