import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { post } from "../send/post.ts";
import { fakeBrowser } from "../testing/fake-browser.ts";
import { type FakeServer, startFakeServer } from "../testing/fake-server.ts";
import type { OptionsView } from "../views/views.ts";

/**
 * What version 0.1.0 left in storage.local: batches that wait (one more than the list names),
 * sessions that are not sealed yet, refused records, another account's batch and a pause. Never
 * edited: every later version must send it whole.
 */
const GOLDEN = JSON.parse(readFileSync(new URL("outbox.v1.json", import.meta.url), "utf8")) as {
  nowMs: number;
  storage: Record<string, unknown> & {
    account: { server: string; userId: string };
    outbox: { waiting: { owner: string }[] };
  };
  /** Ids of records that the server stored before, and of those that wait for it. */
  acknowledged: string[];
  waiting: string[];
};

const servers: FakeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

test("an outbox of version 0.1.0 is sent whole: nothing lost, nothing twice", async () => {
  const { account, outbox } = GOLDEN.storage;
  const server = await startFakeServer(account.userId);
  servers.push(server);
  const fake = fakeBrowser((request) =>
    post({ ...request, url: request.url.replace(account.server, server.url) }),
  );
  for (const [name, value] of Object.entries(GOLDEN.storage))
    fake.store.items.set(name, JSON.stringify(value));
  fake.nowMs = GOLDEN.nowMs + 1_800_000;
  await fake.delivery.answer({ type: "send_now" }, null);
  await fake.delivery.answer({ type: "send_now" }, null);
  const pushed = server.pushes.flatMap(({ batch }) => batch.records.map(({ id }) => id));
  expect(pushed.toSorted()).toEqual(GOLDEN.waiting);
  expect(pushed.filter((id) => GOLDEN.acknowledged.includes(id))).toEqual([]);
  const view = (await fake.delivery.answer({ type: "options" }, null)) as OptionsView;
  expect(view.quarantine.map(({ code }) => code)).toEqual(["bad_record"]);
  const others = outbox.waiting.filter(({ owner }) => !owner.startsWith(account.userId));
  expect(others.length).toBe(1);
  expect(view.waiting.batches).toBe(others.length);
  const names = [...fake.store.items.keys()].filter((name) => name.startsWith("batch:"));
  expect(names).toHaveLength(others.length);
});
