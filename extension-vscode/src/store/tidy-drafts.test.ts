import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aHome } from "../testing/home.ts";
import { realDisk } from "./disk.ts";
import { createDraftsTidier } from "./tidy-drafts.ts";

test("a dead process's draft goes at once, a living one's after a minute, others stay", async () => {
  const { names } = await aHome();
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  await writeFile(join(names.outbox, `a.batch.${child.pid}.tmp`), "");
  await writeFile(join(names.outbox, `b.batch.${process.pid}.tmp`), "");
  await writeFile(join(names.outbox, "c.batch"), "");
  let now = 0;
  const tidy = createDraftsTidier(realDisk, names, () => now);
  await tidy();
  expect(await readdir(names.outbox)).toEqual([`b.batch.${process.pid}.tmp`, "c.batch"]);
  now = 60_000;
  await tidy();
  expect(await readdir(names.outbox)).toEqual(["c.batch"]);
});
