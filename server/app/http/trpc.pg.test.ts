import { sentence } from "@streakline/shared/errors.ts";
import { createTRPCClient, httpBatchLink, httpLink } from "@trpc/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SignedUp, signUp } from "../../testing/sign-up.ts";
import { startTestServer, type TestServer } from "../../testing/start-test-server.ts";
import type { AppRouter } from "./router.ts";

let server: TestServer;
let alice: SignedUp;
beforeAll(async () => {
  server = await startTestServer();
  alice = await signUp(server.url);
});
afterAll(() => server.close());

test.each([
  ["one by one", httpLink],
  ["in batches", httpBatchLink],
])(
  "the stock client is understood %s: queries, mutations, no input, and refusals with their data",
  async (_how, link) => {
    const client = createTRPCClient<AppRouter>({
      links: [
        link({
          url: `${server.url}/trpc`,
          headers: () => ({ cookie: alice.browser.cookie(), origin: server.url }),
        }),
      ],
    });
    expect(await client.accounts.me.query()).toMatchObject({ userId: alice.userId });
    expect(await client.settings.update.mutate({ gapMinutes: 7 })).toMatchObject({
      settings: { gapMinutes: 7 },
    });
    expect(await client.accounts.revokeOtherSessions.mutate()).toEqual({ revoked: 0 });
    const both = await Promise.all([client.settings.get.query(), client.instance.info.query()]);
    expect(both).toMatchObject([{ gapMinutes: 7 }, { needsFirstUser: false }]);
    await expect(client.settings.update.mutate({ timeZone: "Mars/Olympus" })).rejects.toMatchObject(
      {
        message: sentence("bad_time_zone"),
        data: { refusal: "bad_time_zone", httpStatus: 400, path: "settings.update" },
      },
    );
  },
);

test("a refusal that says how long to wait says it to HTTP as well", async () => {
  const answer = await alice.browser.fetch("/trpc/devices.token", "", { "x-api-key": "slk_none" });
  expect(answer.status).toBe(401);
  const limited = await startTestServer({ limitsFactor: 1 });
  try {
    const ask = () =>
      fetch(`${limited.url}/trpc/devices.token`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-api-key": "slk_none" },
      });
    for (let i = 0; i < 30; i++) expect((await ask()).status).toBe(401);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(500);
  } finally {
    await limited.close();
  }
});
