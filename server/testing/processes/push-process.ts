import { compose } from "../../app/boot/compose.ts";
import { readConfig } from "../../app/boot/config.ts";
import { openPostgresBus } from "../../platform/bus/postgres-bus.ts";
import { openDatabases } from "../../platform/database/db.ts";
import { openLog } from "../../platform/log.ts";
import type { RoleUrls } from "../../platform/database/roles.ts";

/**
 * The api role in its own process, for tests that kill it: `node push-process.ts <role urls as
 * JSON> <userId> <deviceId>`. When it listens it prints one line of JSON: its address and an access
 * token.
 */
const [roles = "{}", userId = "", deviceId = ""] = process.argv.slice(2);
const urls = JSON.parse(roles) as RoleUrls;
const api = await compose({
  config: { ...readConfig({}), limitsFactor: 1_000, logLevel: "silent" },
  secret: "a secret of the tests, long enough for all",
  databases: openDatabases(urls),
  bus: openPostgresBus({ url: urls.workerUrl }),
  log: openLog("silent"),
  enqueueDays: () => {},
  enqueueRederive: () => {},
});
const url = await api.http.listen({ port: 0, host: "127.0.0.1" });
const context = api.createContext({ headers: {}, ip: "127.0.0.1", id: "token" });
const { token } = await context.credentials.signToken({ userId, deviceId });
process.stdout.write(`${JSON.stringify({ url, token })}\n`);
