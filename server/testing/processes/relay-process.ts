import { deriveDays } from "../../app/days/derive-days.ts";
import { DAYS_DERIVED } from "../../app/days/days-derived.ts";
import { openDatabases } from "../../platform/database/db.ts";
import type { RoleUrls } from "../../platform/database/roles.ts";
import { openRelay } from "../../platform/outbox/relay.ts";

/**
 * A worker that derives a day and then hangs while it publishes that, for tests that kill it:
 * `node relay-process.ts <role urls as JSON> <userId> <day>` writes "publishing" when the day is
 * committed and nothing was published.
 */
const [urls = "{}", userId = "", day = ""] = process.argv.slice(2);
const databases = openDatabases(JSON.parse(urls) as RoleUrls);
const relay = openRelay({
  worker: databases.worker,
  handlers: {
    async [DAYS_DERIVED]() {
      process.stdout.write("publishing\n");
      await new Promise(() => {});
    },
  },
  onFailure: () => {},
});
await deriveDays({ databases, wakeOutbox: relay.wake }, userId, [day]);
setInterval(() => {}, 60_000);
