import { type Api, compose, type ComposeOptions } from "../app/boot/compose.ts";
import { type Config, readConfig } from "../app/boot/config.ts";
import { openPostgresBus } from "../platform/bus/postgres-bus.ts";
import { openLog } from "../platform/log.ts";
import { type FreshDatabase, freshDatabase } from "./fresh-database.ts";

export type TestServer = Api & {
  /** Address, `http://127.0.0.1:<port>`. */
  url: string;
  fresh: FreshDatabase;
};

/**
 * The real api role on a fresh database and a free port. `config` replaces settings. Close it in
 * `afterAll`.
 */
export async function startTestServer(
  config: Partial<Config> = {},
  parts: Partial<ComposeOptions> = {},
): Promise<TestServer> {
  const fresh = await freshDatabase();
  const bus = openPostgresBus({
    url: fresh.workerUrl,
    waits: { caughtUpMs: 500, answerMs: 20_000 },
  });
  const api = await compose({
    config: { ...readConfig({}), limitsFactor: 1000, logLevel: "silent", ...config },
    secret: "a secret of the tests, long enough for all",
    databases: fresh.databases,
    bus,
    log: openLog("silent"),
    enqueueDays: () => {},
    enqueueRederive: () => {},
    ...parts,
  });
  const url = await api.http.listen({ port: 0, host: "127.0.0.1" });
  return {
    ...api,
    url,
    fresh,
    async close() {
      await api.close();
      await bus.close();
      await fresh.close();
    },
  };
}
