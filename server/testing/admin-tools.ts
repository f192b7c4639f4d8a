import { openTools, type Tools } from "../admin/open-tools.ts";
import { readConfig } from "../app/boot/config.ts";
import { startTestServer, type TestServer } from "./start-test-server.ts";

/**
 * The administrator's tools beside a running server. `output()`: lines printed since its last call.
 */
export type AdminTools = {
  tools: Tools;
  server: TestServer;
  output(): string;
  close(): Promise<void>;
};

/** Opens the tools on a fresh database, with sign-up closed. */
export async function adminTools(): Promise<AdminTools> {
  const server = await startTestServer({ signUp: "closed" });
  let said: string[] = [];
  const config = {
    ...readConfig({ LOG_LEVEL: "silent" }),
    databaseUrl: server.fresh.ownerUrl,
    secret: "secret of the tests",
  };
  const tools = await openTools(config, (line) => said.push(line));
  return {
    tools,
    server,
    output() {
      const text = said.join("\n");
      said = [];
      return text;
    },
    async close() {
      await tools.close();
      await server.close();
    },
  };
}
