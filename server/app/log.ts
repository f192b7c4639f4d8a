import { type Logger, pino } from "pino";

/** The log of the process: JSON lines on stdout. Headers, cookies, keys and mail addresses never get in, and errors are written with their causes. */
export function openLog(level: "debug" | "info" | "warn" | "error" | "silent"): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: ["req.headers", "headers", "cookie", "authorization", "password", "email", "key", "token"], remove: true },
    serializers: { err: pino.stdSerializers.errWithCause, req: (request: { method?: string }) => ({ method: request.method }) },
  });
}
