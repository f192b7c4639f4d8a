import { refusal } from "@streakline/shared/testing/reply-server.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { allow, fakeBrowser } from "../testing/fake-browser.ts";
import { type FakeServer, startFakeServer } from "../testing/fake-server.ts";
import type { PopupView } from "../views/views.ts";

let server: FakeServer;
beforeEach(async () => {
  server = await startFakeServer();
});
afterEach(() => server.close());

test("a yes from the future of a clock set back is asked for again, and what waits is kept", async () => {
  const fake = fakeBrowser();
  const popup = async () => (await fake.delivery.answer({ type: "popup" }, null)) as PopupView;
  const sendNow = () => fake.delivery.answer({ type: "send_now" }, null);
  server.onCall = (path) =>
    path === "privacy.setConsent" && fake.nowMs > start ? refusal(400, "bad_input") : null;
  const start = fake.nowMs;
  fake.nowMs += 365 * 86_400_000;
  await allow(fake, server);
  await fake.see("https://developer.mozilla.org/docs");
  fake.pass(60);
  await fake.see("https://news.ycombinator.com/");
  await sendNow();
  expect([(await popup()).mode.mode, server.pushes]).toEqual(["wrong_server", []]);
  fake.nowMs = start;
  await sendNow();
  expect([(await popup()).mode.mode, server.pushes]).toEqual(["never_asked", []]);
  expect((await popup()).waiting.batches).toBe(1);
  await fake.delivery.answer({ type: "consent", sites: true, pageKeys: false }, null);
  await sendNow();
  expect((await popup()).mode.mode).toBe("recording");
  expect([...server.records.values()].map(({ domain }) => domain)).toEqual(["mozilla.org"]);
});
