import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fakeStore } from "../testing/fake-store.ts";
import { createStateStorage } from "./state-storage.ts";
import { websiteBatch } from "../outbox/outbox.ts";
import { isBatchName, type Name, STORED } from "./stored-names.ts";

// What version 1 left in a browser. It is never edited: every later version must read it whole.
const V1 = JSON.parse(readFileSync(new URL("storage.v1.json", import.meta.url), "utf8")) as Record<
  string,
  unknown
>;

test.each(Object.entries(V1).filter(([name]) => !isBatchName(name)))(
  "STORED reads %s as version 1 wrote it, and loses nothing",
  (name, value) => {
    expect(STORED[name as Name].schema.parse(value)).toMatchObject(value ?? {});
  },
);

test("websiteBatch() reads the batches of version 1", () => {
  const batches = Object.entries(V1).filter(([name]) => isBatchName(name));
  expect(batches.length).toBeGreaterThan(0);
  for (const [, body] of batches)
    expect(websiteBatch(String(body)).records.length).toBeGreaterThan(0);
});

test("what was being recorded and cannot be read any more is kept where the person sees it", async () => {
  const store = fakeStore();
  const recorder = { visits: "of another version" };
  await store.set({ recorder });
  const storage = createStateStorage(store);
  await storage.tidy(1_800_000_000);
  const { quarantine, recorder: now } = await storage.read("quarantine", "recorder");
  expect(now).toBeNull();
  expect(quarantine).toMatchObject([{ code: "unreadable", at: 1_800_000_000, record: recorder }]);
});
