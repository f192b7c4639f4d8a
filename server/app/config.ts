import { isIP } from "node:net";
import { resolve } from "node:path";
import * as z from "zod";
import { StartError } from "../platform/start-error.ts";
import pkg from "../package.json" with { type: "json" };

/** Everything the environment decides, parsed once at the start. Durations are in seconds. */
export type Config = {
  version: string;
  port: number;
  host: string;
  /** Absolute path; holds the embedded database, the secret and nothing else that matters. */
  dataDir: string;
  /** Null: an embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  /** Address people type, without a slash at the end. */
  publicUrl: string;
  /** Null: a random one is kept in `dataDir`. */
  secret: string | null;
  signUp: "open" | "closed";
  /** Null: mails are kept in memory and shown on /mail. */
  smtpUrl: string | null;
  mailFrom: string;
  requireEmailVerification: boolean;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  /** Origins beside the instance's own that may send cookies, for instance a development server. */
  trustedOrigins: readonly string[];
  /** Host names beside PUBLIC_URL's, localhost and plain addresses under which requests are answered. */
  allowedHosts: readonly string[];
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  roles: readonly Role[];
  /** Multiplies every limit on how often things may be tried; 1 except for tests and benches. */
  limitsFactor: number;
};
type Role = "api" | "worker";

/** A setting has a value that cannot be used; `problems` has one sentence for each. */
export class ConfigError extends StartError {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/**
 * Reads the configuration from environment variables; an empty variable counts as not set. Throws ConfigError with one sentence per
 * bad value. `readConfig({})` is the single-machine default: port 4700 on 127.0.0.1, embedded database, sign-up open, mails on /mail.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in Environment.shape && value?.trim() !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => issue.message));
  const e = parsed.data;
  const isLoopback = e.HOST === "localhost" || e.HOST === "::1" || e.HOST.startsWith("127.");
  const reachable = e.HOST === "0.0.0.0" || e.HOST === "::" ? "localhost" : e.HOST;
  const publicUrl = e.PUBLIC_URL ?? `http://${isIP(reachable) === 6 ? `[${reachable}]` : reachable}:${e.PORT}`;
  if (e.NODE_ENV === "production" && !isLoopback && e.PUBLIC_URL === undefined) {
    throw new ConfigError([
      "HOST lets other machines in, so PUBLIC_URL must say the address they use, like https://streakline.example.org.",
    ]);
  }
  return {
    version: pkg.version,
    port: e.PORT,
    host: e.HOST,
    dataDir: resolve(e.DATA_DIR),
    databaseUrl: e.DATABASE_URL ?? null,
    publicUrl,
    secret: e.SECRET ?? null,
    signUp: e.SIGN_UP,
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM ?? `Streakline <streakline@${new URL(publicUrl).hostname.replaceAll(/[[\]]/g, "")}>`,
    requireEmailVerification: e.REQUIRE_EMAIL_VERIFICATION === "auto" ? e.SMTP_URL !== undefined : e.REQUIRE_EMAIL_VERIFICATION === "yes",
    trustedProxies: e.TRUSTED_PROXIES,
    trustedOrigins: e.TRUSTED_ORIGINS,
    allowedHosts: e.ALLOWED_HOSTS,
    logLevel: e.LOG_LEVEL,
    roles: e.ROLES,
    limitsFactor: e.LIMITS_FACTOR,
  };
}

const list = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

const Environment = z.object({
  PORT: z.coerce
    .number("PORT must be a number from 0 to 65535.")
    .int("PORT must be a whole number.")
    .min(0, "PORT must be 0 or more.")
    .max(65_535, "PORT must be at most 65535.")
    .default(4700),
  HOST: z
    .string()
    .trim()
    .regex(/^[\w.:-]+$/, "HOST must be an address or host name to listen on, like 127.0.0.1 or 0.0.0.0.")
    .default("127.0.0.1"),
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "DATABASE_URL must look like postgres://user:password@host:5432/database." })
    .optional(),
  PUBLIC_URL: z
    .string()
    .refine((text) => /^https?:/i.test(text) && URL.canParse(text), {
      error: "PUBLIC_URL must be an http or https address, like https://streakline.example.org.",
      abort: true,
    })
    .refine(
      (text) => ["/", ""].includes(new URL(text).pathname) && new URL(text).search === "",
      "PUBLIC_URL must have no path: Streakline is served from the root of its host.",
    )
    .transform((text) => new URL(text).origin)
    .optional(),
  SECRET: z.string().min(32, "SECRET must have at least 32 characters; make one with: openssl rand -base64 32").optional(),
  SIGN_UP: z.enum(["open", "closed"], "SIGN_UP must be open or closed.").default("open"),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465." })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]*$/, "MAIL_FROM must be a sender, like Streakline <streakline@example.org>.")
    .optional(),
  REQUIRE_EMAIL_VERIFICATION: z.enum(["auto", "yes", "no"], "REQUIRE_EMAIL_VERIFICATION must be auto, yes or no.").default("auto"),
  TRUSTED_PROXIES: z
    .string()
    .transform(list)
    .refine(
      (all) => all.every(isNetwork),
      "TRUSTED_PROXIES must be addresses or networks separated by commas, like 127.0.0.1,10.0.0.0/8. A number of hops is not accepted.",
    )
    .default([]),
  TRUSTED_ORIGINS: z
    .string()
    .transform(list)
    .refine(
      (all) => all.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
      "TRUSTED_ORIGINS must be origins separated by commas, like http://localhost:5173.",
    )
    .default([]),
  ALLOWED_HOSTS: z
    .string()
    .transform((text) => list(text.toLowerCase()))
    .refine(
      (all) => all.every((host) => /^[a-z0-9.-]+$/.test(host)),
      "ALLOWED_HOSTS must be host names without ports, separated by commas.",
    )
    .default([]),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"], "LOG_LEVEL must be debug, info, warn, error or silent.").default("info"),
  ROLES: z
    .string()
    .transform(list)
    .pipe(
      z
        .array(z.enum(["api", "worker"], "ROLES must be api, worker or api,worker."))
        .min(1, "ROLES must name at least one of api and worker."),
    )
    .default(["api", "worker"]),
  LIMITS_FACTOR: z.coerce
    .number("LIMITS_FACTOR must be a number.")
    .int("LIMITS_FACTOR must be a whole number.")
    .min(1, "LIMITS_FACTOR must be 1 or more.")
    .max(100_000, "LIMITS_FACTOR must be at most 100000.")
    .default(1),
  NODE_ENV: z.string().optional(),
});

function isNetwork(text: string): boolean {
  const [address = "", bits, more] = text.split("/");
  const kind = isIP(address);
  if (kind === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128));
}
