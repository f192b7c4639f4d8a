import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildWeb } from "./build-web.ts";

async function aTree(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "streakline-web-"));
  await mkdir(join(root, "web/src"), { recursive: true });
  await writeFile(join(root, "web/src/main.ts"), "1");
  return root;
}

test("buildWeb() builds once, and again when the source changed", async () => {
  const root = await aTree();
  await mkdir(join(root, "node_modules/vite/bin"), { recursive: true });
  const script = `import { mkdirSync, writeFileSync } from "node:fs";
    mkdirSync("dist", { recursive: true });
    writeFileSync("dist/index.html", "");`;
  await writeFile(join(root, "node_modules/vite/bin/vite.js"), script);
  await writeFile(join(root, "package.json"), `{ "type": "module" }`);
  const steps: string[] = [];
  expect(await buildWeb((step) => steps.push(step), root)).toBe("built");
  expect(await buildWeb((step) => steps.push(step), root)).toBe("fresh");
  await writeFile(join(root, "web/src/main.ts"), "2");
  expect(await buildWeb((step) => steps.push(step), root)).toBe("built");
  expect(steps).toHaveLength(2);
});

test("buildWeb() says what the build said when it fails", async () => {
  const root = await aTree();
  await mkdir(join(root, "node_modules/vite/bin"), { recursive: true });
  await writeFile(
    join(root, "node_modules/vite/bin/vite.js"),
    `console.error("no such file: main.tsx"); process.exit(1)`,
  );
  await expect(buildWeb(() => {}, root)).rejects.toThrow(/no such file: main\.tsx/);
});
