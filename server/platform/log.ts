import { type DestinationStream, destination as fileDestination, type Logger, pino } from "pino";
import { openOutages, type Outages } from "./database/outages.ts";

/**
 * The log, and what knows of outages: told how to see whether the database serves, it replaces
 * their many lines by few.
 */
export type OpenedLog = Logger & { outages: Outages };

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/**
 * The log: one JSON object a line on standard output. What must never stand there is taken out by
 * construction: headers and fields that carry secrets, and the values of a statement that failed.
 * Writing never waits; when nobody reads, lines beyond one megabyte are dropped.
 * @param destination another place for the lines, for tests
 */
export function openLog(
  level: LogLevel = "info",
  destination: DestinationStream = standardOutput(),
): OpenedLog {
  const outages = openOutages();
  const log = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: "[redacted]",
      },
      serializers: {
        err: errorForLog,
        error: errorForLog,
        req: ({ method }: { method?: string }) => ({ method }),
      },
      hooks: {
        logMethod(args, method, number) {
          const [details, message] = args as unknown[];
          const level = LEVELS[number];
          const isLeftOut =
            level !== undefined &&
            isObject(details) &&
            typeof message === "string" &&
            outages.takes({ level, details, message });
          if (!isLeftOut) method.apply(this, args);
        },
      },
    },
    destination,
  );
  return Object.assign(log, { outages });
}

/** Of pino's numbers, those of lines that an outage may repeat. */
const LEVELS: Record<number, "warn" | "error" | undefined> = { 40: "warn", 50: "error" };

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
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

/**
 * An error as it may be logged: without the values of the statement, which drizzle appends to
 * message and stack.
 */
function errorForLog(error: unknown): LoggedError {
  return shorten(error, 0);
}

function shorten(error: unknown, depth: number): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an error object" };
  const message = withoutValues(error.message);
  const logged: LoggedError = { type: error.name, message };
  if ("code" in error && typeof error.code === "string") logged.code = error.code;
  if (error.stack !== undefined)
    logged.stack = withoutValues(error.stack.replace(error.message, message));
  if (error.cause !== undefined && depth < 4) logged.cause = shorten(error.cause, depth + 1);
  return logged;
}

function withoutValues(text: string): string {
  return text.replace(/\nparams:[\s\S]*?(?=\n\s+at |$)/, "\nparams: [redacted]");
}

function standardOutput(): DestinationStream {
  return fileDestination({ dest: 1, sync: false, minLength: 0, maxLength: 1_048_576 });
}
