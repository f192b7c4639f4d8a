import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BUNDLE, bundleFingerprint, bundleState } from "./bundle.ts";
import { STAMP } from "./fingerprint.ts";

async function aBuiltServer(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "streakline-bundle-"));
  for (const folder of [BUNDLE, "shared", "drizzle/migrations"])
    await mkdir(join(root, folder), { recursive: true });
  await writeFile(join(root, "server/serve.ts"), "1");
  await writeFile(join(root, "package-lock.json"), "{}");
  await writeFile(join(root, BUNDLE, "serve.mjs"), "");
  await writeFile(join(root, BUNDLE, STAMP), await bundleFingerprint(root));
  return root;
}

test("bundleState() is fresh right after the build", async () => {
  expect(await bundleState(await aBuiltServer())).toBe("fresh");
});

test.each(["server/serve.ts", "shared/new.ts", "drizzle/migrations/1.sql", "package-lock.json"])(
  "bundleState() is stale after a change of %s",
  async (path) => {
    const root = await aBuiltServer();
    await writeFile(join(root, path), "2");
    expect(await bundleState(root)).toBe("stale");
  },
);

test("bundleState() is fresh where no sources lie beside the bundle", async () => {
  const root = await aBuiltServer();
  await rm(join(root, "server/serve.ts"));
  expect(await bundleState(root)).toBe("fresh");
});

test("bundleState() is none where nothing was built", async () => {
  const root = await aBuiltServer();
  await rm(join(root, BUNDLE), { recursive: true });
  expect(await bundleState(root)).toBe("none");
});
