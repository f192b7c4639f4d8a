import closeWithGrace from "close-with-grace";
import { MigrationError } from "@streakline/drizzle/migrate.ts";
import { DataInUseError } from "../../platform/files/instance-lock.ts";
import { stackOf, StartError } from "../../platform/start-error.ts";
import { type Running, startUp, type StartUpOptions } from "./start-up.ts";

/** Longest time for an orderly stop. After it the process ends. */
const STOP_MS = 10_000;

/**
 * Runs the server until a signal (exit code 0) or an uncaught error (exit code 1), then stops it in
 * order within ten seconds. A second signal ends it at once. Errors that a person must correct are
 * printed as a sentence without a stack.
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
    process.stderr.write(`\n${told(error)}\n`);
    process.exit(1);
  }
}

/** The sentence of an error that a person can correct, else the error with its stack. */
function told(error: unknown): string {
  const isForPeople =
    error instanceof StartError ||
    error instanceof DataInUseError ||
    error instanceof MigrationError;
  if (isForPeople) return error.message;
  return stackOf(error);
}
