import { ensurePostgres } from "../../platform/embedded/embedded-postgres.ts";

/**
 * A process that owns an embedded PostgreSQL, for tests that kill it: `node owner-process.ts
 * <dataDir>`. When the database runs it prints one line of JSON (`{ ownerUrl, adopted }`); a
 * refusal goes to standard error with exit code 1. SIGTERM stops it in order.
 */
const [dataDir = ""] = process.argv.slice(2);
try {
  const server = await ensurePostgres({ dataDir });
  process.stdout.write(
    `${JSON.stringify({ ownerUrl: server.ownerUrl, adopted: server.adopted })}\n`,
  );
  process.on("SIGTERM", () => void server.stop().then(() => process.exit(0)));
  setInterval(() => {}, 60_000);
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
