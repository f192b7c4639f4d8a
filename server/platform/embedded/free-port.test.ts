import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort } from "./free-port.ts";

test("freePort() gives a port on which a server can listen", async () => {
  const port = await freePort();
  const server = createServer();
  const listened = await new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve(server.address()));
  });
  server.close();
  expect(listened).toMatchObject({ address: "127.0.0.1", port });
});
