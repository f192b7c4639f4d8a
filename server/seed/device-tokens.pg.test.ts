import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConsentsAnswer } from "@streakline/shared/privacy/consents.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../platform/clock.ts";
import { devicesOf } from "../testing/sign-up.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { batchesOfYear } from "./batches-of-year.ts";
import { pushBatch, signUpOrIn } from "./client.ts";
import { deviceTokens } from "./device-tokens.ts";
import { seedStorage } from "./seed-storage.ts";
import { PEOPLE } from "./people.ts";

let server: TestServer;
const folder = mkdtempSync(join(tmpdir(), "streakline-seed-"));
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test("a seeded person's devices may send, and are connected once, however often it runs", async () => {
  const [person] = PEOPLE;
  if (person === undefined) throw new Error("nobody to seed");
  const { url } = server;
  const browser = await signUpOrIn(url, {
    email: person.email,
    name: person.name,
    password: "a password of the seed",
  });
  const sendings = batchesOfYear(person, systemClock(), 30);
  const seed = async (): Promise<void> => {
    const tokenOf = deviceTokens(
      { url, place: "here", kept: seedStorage(join(folder, "seed.json")) },
      person,
      browser,
    );
    for (const { sender, batch } of sendings)
      expect(await pushBatch(url, await tokenOf(sender), batch)).toEqual({
        stored: batch.records.length,
        rejected: 0,
      });
  };
  await seed();
  await seed();
  const names = (await devicesOf({ browser })).map(({ kind, name }) => `${kind} ${name}`);
  expect(names.toSorted()).toEqual([
    "browser Firefox on Ada's desktop",
    "vscode Ada's desktop",
    "vscode Ada's laptop",
  ]);
  const { consents } = ConsentsAnswer.parse(await browser.query("privacy.consents"));
  expect(consents.filter(({ state }) => state === "given").map(({ kind }) => kind)).toEqual([
    "coding",
    "sites",
  ]);
});
