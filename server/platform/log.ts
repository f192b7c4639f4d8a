import { type DestinationStream, destination as fileDestination, type Logger, pino } from "pino";
import { openLogThrottle } from "./log-throttle.ts";

/** The log. `tellLeftOut` writes what its throttle has counted so far; for a stop. */
export type OpenedLog = Logger & { tellLeftOut(): void };

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/**
 * The log: one JSON object per line on standard output. Headers and fields with secrets and the
 * values of failed statements are removed. Writing never blocks; when nothing reads the output,
 * lines beyond one megabyte are dropped.
 * @param destination replaces standard output in tests
 */
export function openLog(
  level: LogLevel = "info",
  destination: DestinationStream = standardOutput(),
): OpenedLog {
  const throttle = openLogThrottle((details, message) => log.error(details, message));
  const log: Logger = pino(
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
            throttle.leavesOut({ level, details, message });
          if (!isLeftOut) method.apply(this, args);
        },
      },
    },
    destination,
  );
  return Object.assign(log, { tellLeftOut: throttle.flush });
}

/** pino's numbers of the levels that an outage may repeat. */
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
 * An error for the log, without the values of the statement that drizzle appends to message and
 * stack.
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
