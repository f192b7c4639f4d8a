import { type DestinationStream, destination as fileDestination, type Logger, pino } from "pino";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/**
 * The log: one JSON object a line on standard output. What must never stand there is taken out by construction: headers and fields that
 * carry secrets, and the values of a statement that failed. Writing never waits; when nobody reads, lines beyond one megabyte are dropped.
 * @param destination another place for the lines, for tests
 */
export function openLog(level: LogLevel = "info", destination: DestinationStream = standardOutput()): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
      serializers: { err: errorForLog, error: errorForLog, req: ({ method }: { method?: string }) => ({ method }) },
    },
    destination,
  );
}

const SECRETS = [
  "authorization",
  "cookie",
  '["set-cookie"]',
  '["x-api-key"]',
  "password",
  "newPassword",
  "currentPassword",
  "token",
  "accessToken",
  "refreshToken",
  "key",
  "secret",
  "email",
  "params",
  "parameters",
];

interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: LoggedError;
}

/** An error as it may be logged: without the values of the statement, which drizzle appends to message and stack. */
function errorForLog(error: unknown): LoggedError {
  return shorten(error, 0);
}

function shorten(error: unknown, depth: number): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an error object" };
  const message = withoutValues(error.message);
  const logged: LoggedError = { type: error.name, message };
  if ("code" in error && typeof error.code === "string") logged.code = error.code;
  if (error.stack !== undefined) logged.stack = withoutValues(error.stack.replace(error.message, message));
  if (error.cause !== undefined && depth < 4) logged.cause = shorten(error.cause, depth + 1);
  return logged;
}

function withoutValues(text: string): string {
  return text.replace(/\nparams:[\s\S]*?(?=\n\s+at |$)/, "\nparams: [redacted]");
}

function standardOutput(): DestinationStream {
  return fileDestination({ dest: 1, sync: false, minLength: 0, maxLength: 1_048_576 });
}
