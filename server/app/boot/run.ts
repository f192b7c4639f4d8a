import closeWithGrace from "close-with-grace";
import { MigrationError } from "@streakline/drizzle/migrate.ts";
import { DataInUseError } from "../../platform/files/instance-lock.ts";
import { StartError } from "../../platform/start-error.ts";
import { type Running, startUp, type StartUpOptions } from "./start-up.ts";

/** A stop takes at most this long; then the process ends anyway. */
const STOP_MS = 10_000;

/**
 * Runs the server until a signal (exit 0) or an error that nobody caught (exit 1): then it stops in
 * order, ten seconds at most. A second signal ends it at once. What a person has to correct is told
 * as a sentence, without a stack.
 */
export async function runUntilStopped(
  prepare: () => StartUpOptions,
  ready: (running: Running) => void = () => {},
): Promise<void> {
  let running: Running | null = null;
  let log: StartUpOptions["log"] | null = null;
  const grace = closeWithGrace({ delay: STOP_MS, logger: false }, async ({ signal, err }) => {
    if (err !== undefined) log?.fatal({ err }, "An error was not caught; stopping");
    else if (signal !== undefined) log?.info({ signal }, "Stopping");
    await running?.close();
  });
  try {
    const options = prepare();
    log = options.log;
    running = await startUp(options);
    ready(running);
  } catch (error) {
    grace.uninstall();
    const isForPeople =
      error instanceof StartError ||
      error instanceof DataInUseError ||
      error instanceof MigrationError;
    process.stderr.write(
      `\n${isForPeople ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  }
}
