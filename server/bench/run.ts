import { availableParallelism, cpus, loadavg } from "node:os";
import { benchEditor } from "./editor.bench.ts";
import { benchPush } from "./push.bench.ts";
import { openScene, type Scene } from "./scene.ts";
import { benchSites } from "./sites.bench.ts";
import { benchSummary } from "./summary.bench.ts";
import { benchUpdateDay } from "./update-day.bench.ts";

// `npm run bench`: measures all in one run on one machine, so that ratios are comparable even where
// figures are not. `npm run bench push summary` runs only these.
const BENCHES: Record<string, (scene: Scene) => Promise<string[]> | string[]> = {
  push: benchPush,
  "update-day": benchUpdateDay,
  summary: benchSummary,
  sites: benchSites,
  editor: benchEditor,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(", ")}. There are: ${Object.keys(BENCHES).join(", ")}.`,
  );
  process.exit(1);
}
const from = performance.now();
const scene = await openScene();
try {
  console.log(
    `${availableParallelism()} x ${cpus()[0]?.model ?? "?"}, ` +
      `load ${loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}, ` +
      "PostgreSQL as npm start runs it\n",
  );
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (asked.length === 0 || asked.includes(name))
      for (const text of await bench(scene)) console.log(text);
  }
} finally {
  await scene.close();
}
console.log(`\n${((performance.now() - from) / 1_000).toFixed(0)} s`);
