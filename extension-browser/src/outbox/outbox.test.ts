import { randomUUID } from "node:crypto";
import { encodeBatch, sealBatch } from "@streakline/shared/activity/batch-buffer.ts";
import { aVisit, SUNDAY } from "@streakline/shared/testing/builders.ts";
import { refusal } from "@streakline/shared/testing/reply-server.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { allow, fakeBrowser } from "../testing/fake-browser.ts";
import { type FakeServer, startFakeServer } from "../testing/fake-server.ts";
import type { OptionsView, PopupView } from "../views/views.ts";
import { addBatches, editBatches } from "./outbox.ts";

let server: FakeServer;
beforeEach(async () => {
  server = await startFakeServer();
});
afterEach(() => server.close());

test("a damaged batch stays as it is while the others are changed", async () => {
  const batches = [aVisit(), aVisit()].map((visit) =>
    sealBatch({
      id: randomUUID(),
      sealedAt: SUNDAY,
      timeZone: "UTC",
      client: { name: "streakline-browser", version: "0.1.0" },
      sessions: [{ ...visit, pageKeys: ["0".repeat(32)] }],
    }),
  );
  const { outbox } = addBatches({ next: 1, waiting: [] }, "ann", batches);
  const edited = await editBatches(outbox, {
    read: async (number) => (number === 1 ? "{ damaged" : encodeBatch(batches[1]!)),
    edit: (records) => records.map((record) => ({ ...record, pageKeys: [] })),
    newId: randomUUID,
  });
  expect([edited.dropped, edited.outbox.waiting.map(({ number }) => number)]).toEqual([
    [2],
    [1, 3],
  ]);
});

test("with a damaged batch a person can still say no, exclude a site and export", async () => {
  const fake = fakeBrowser();
  await allow(fake, server, true);
  server.onPush = () => refusal(503, "unavailable");
  await fake.see("https://developer.mozilla.org/docs");
  fake.pass(60);
  await fake.see("https://news.ycombinator.com/");
  await fake.delivery.answer({ type: "send_now" }, null);
  fake.store.items.set("batch:1", JSON.stringify("{ damaged"));
  await fake.delivery.answer({ type: "exclude", domain: "example.org" }, null);
  await fake.delivery.answer({ type: "consent", sites: true, pageKeys: false }, null);
  const options = (await fake.delivery.answer({ type: "options" }, null)) as OptionsView;
  expect(options.settings.rules.excluded).toEqual(["example.org"]);
  expect(options.consents).toMatchObject({ sites: true, pageKeys: false });
  const text = (await fake.delivery.answer({ type: "export" }, null)) as string;
  expect(JSON.parse(text)).toMatchObject({ batches: ["{ damaged"] });
});

test("a storage that refuses the first write of a new run is told", async () => {
  const fake = fakeBrowser();
  await allow(fake, server);
  await fake.see("https://developer.mozilla.org/docs");
  fake.store.isFull = true;
  fake.restart();
  await expect(fake.see("https://developer.mozilla.org/docs")).rejects.toThrow("Quota");
  expect((await fake.delivery.answer({ type: "popup" }, null)) as PopupView).toMatchObject({
    mode: { mode: "storage_full" },
  });
  expect(await fake.delivery.badge()).toBe("problem");
  fake.store.isFull = false;
  await fake.see("https://developer.mozilla.org/docs");
  expect(await fake.delivery.badge()).toBe(null);
});
