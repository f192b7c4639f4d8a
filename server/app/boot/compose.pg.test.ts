import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({}, { clock: () => 1_795_176_000 });
});
afterAll(() => server.close());

test("compose() gives every request a context of its own and the clock it was given", async () => {
  const contexts = ["a", "b"].map((id) =>
    server.createContext({ headers: {}, ip: "192.0.2.1", id }),
  );
  expect(contexts.map(({ requestId, address, clock }) => [requestId, address, clock()])).toEqual([
    ["a", "192.0.2.1", 1_795_176_000],
    ["b", "192.0.2.1", 1_795_176_000],
  ]);
  expect(await contexts[0]?.authenticate("session")).toBeNull();
});

test("compose() says that it is stopping before it stops", async () => {
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  server.stopping();
  const answer = await fetch(`${server.url}/readyz`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ status: "stopping" });
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});
