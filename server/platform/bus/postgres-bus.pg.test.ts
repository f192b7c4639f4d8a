import postgres from "postgres";
import { busContract } from "../../testing/contracts/bus-contract.ts";
import { freshDatabase } from "../../testing/fresh-database.ts";
import { openPostgresBus } from "./postgres-bus.ts";

busContract("LISTEN and NOTIFY", async () => {
  const fresh = await freshDatabase();
  const owner = postgres(fresh.ownerUrl, { max: 1, onnotice: () => {} });
  return {
    open: (onError = () => {}) =>
      openPostgresBus({
        url: fresh.workerUrl,
        onError,
        waits: { caughtUpMs: 20_000, answerMs: 20_000 },
      }),
    async cut() {
      await owner`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'streakline bus'`;
    },
    async stop() {
      await owner.end();
      await fresh.close();
    },
  };
});
