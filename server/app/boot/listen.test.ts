import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { withFreePort } from "./listen.ts";

test("withFreePort() finds a port for 0 and puts it into the public address", async () => {
  const config = await withFreePort(readConfig({ PORT: "0" }));
  expect(config.port).toBeGreaterThan(0);
  expect(config.publicUrl).toBe(`http://127.0.0.1:${config.port}`);
});

test("withFreePort() refuses a port that is taken, and asks for none without the api role", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const config = readConfig({ PORT: String(port) });
  await expect(withFreePort(config)).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is used by another program`,
  );
  expect(await withFreePort({ ...config, roles: ["worker"] })).toMatchObject({ port });
  other.close();
});
