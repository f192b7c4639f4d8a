import { ok, refusal } from "@streakline/shared/testing/reply-server.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { allow, fakeBrowser } from "../testing/fake-browser.ts";
import { type FakeServer, startFakeServer } from "../testing/fake-server.ts";

let server: FakeServer;
beforeEach(async () => {
  server = await startFakeServer();
});
afterEach(() => server.close());

test("a rule that the server refuses holds back no other, here or from elsewhere", async () => {
  const fake = fakeBrowser();
  await allow(fake, server);
  const told: string[] = [];
  server.onCall = (path) => {
    if (path === "sites.rules")
      return ok({
        rules: [{ domain: "github.com", category: "learning", weight: null, updatedAt }],
      });
    if (path !== "sites.setRule") return null;
    const { domain } = JSON.parse(server.calls.at(-1)!.body) as { domain: string };
    told.push(domain);
    return domain === "mozilla.org" ? refusal(400, "bad_input") : ok(ruleSet(domain));
  };
  for (const domain of ["mozilla.org", "example.org"])
    await fake.delivery.answer({ type: "set_category", domain, category: "games" }, null);
  await fake.delivery.work();
  const rules = () =>
    (JSON.parse(fake.store.items.get("rules") ?? "[]") as { domain: string; isSent: boolean }[])
      .map(({ domain, isSent }) => `${domain} ${isSent}`)
      .toSorted();
  // The answer of the server is what counts of the rule that it took.
  await expect.poll(rules).toEqual(["github.com true", "mozilla.org false"]);
  expect(told).toContain("example.org");
});

const updatedAt = 1_795_345_200;

function ruleSet(domain: string) {
  const rederive = { daysLeft: 0, daysTotal: 0 };
  return { domain, category: "games", weight: 0, from: "person", rederive };
}
