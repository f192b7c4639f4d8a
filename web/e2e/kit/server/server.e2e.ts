import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "./database.ts";
import { startServer } from "./server.ts";
import type { Server } from "./server.ts";

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.stop();
});

test("the server starts on an empty folder and says that it is ready", async () => {
  const ready = (await (await fetch(`${server.url}/readyz`)).json()) as { status: string };
  expect(ready.status).toBe("ready");
});

test("its database can be asked around it, and survives kill -9 of the server", async () => {
  expect(await ask(server, (sql) => sql`select count(*)::int as n from coding_sessions`)).toEqual([
    { n: 0 },
  ]);
  await server.kill9();
  const seconds = await server.start();
  console.log(`ready again ${seconds.toFixed(1)} s after kill -9`);
  expect(await ask(server, (sql) => sql`select count(*)::int as n from coding_sessions`)).toEqual([
    { n: 0 },
  ]);
});
