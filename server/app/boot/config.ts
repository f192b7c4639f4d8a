import { isIP } from "node:net";
import { resolve } from "node:path";
import * as z from "zod";
import { StartError } from "../../platform/start-error.ts";
import { SECRET_SETTINGS, withSecretFiles } from "./secret-files.ts";
import pkg from "../../package.json" with { type: "json" };

/** The configuration, parsed once at the start from the environment. Durations are in seconds. */
export type Config = {
  version: string;
  port: number;
  /** Where `npm run dev` serves the dashboard. */
  webPort: number;
  host: string;
  /** Absolute path of the folder with the embedded database and the secret. */
  dataDir: string;
  /** Null: use an embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  /** Public address of the instance, without a slash at the end. */
  publicUrl: string;
  /** Null: use a random secret, kept in `dataDir`. */
  secret: string | null;
  signUp: "open" | "closed";
  /** Null: mails are kept in memory and shown on /mail. */
  smtpUrl: string | null;
  mailFrom: string;
  requireEmailVerification: boolean;
  /** Addresses and networks whose X-Forwarded-For header is trusted. */
  trustedProxies: readonly string[];
  /** Further origins that may send cookies, for instance a development server. */
  trustedOrigins: readonly string[];
  /** Host names that are answered besides the host of PUBLIC_URL, localhost and IP addresses. */
  allowedHosts: readonly string[];
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  roles: readonly Role[];
  /** Factor on every rate limit; 1 except in tests and benches. */
  limitsFactor: number;
};
type Role = "api" | "worker";
type Variables = Readonly<Record<string, string | undefined>>;

/** Invalid settings; `problems` has one sentence for each. */
export class ConfigError extends StartError {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/**
 * Reads the configuration from environment variables. `defaults` replace variables that are
 * missing, empty or blank. Throws ConfigError with one sentence per invalid value: the setting,
 * what is allowed, and the value. Secrets may lie in files (see withSecretFiles()). `readConfig({})`
 * is the default for a single machine: port 4700 on 127.0.0.1, embedded database, sign-up open,
 * mails on /mail.
 */
export function readConfig(env: Variables, defaults: Variables = {}): Config {
  const { found, problems } = withSecretFiles(withoutBlank(env));
  if (problems.length > 0) throw new ConfigError(problems);
  const given: Variables = { ...defaults, ...found };
  const parsed = Environment.safeParse(given);
  if (!parsed.success)
    throw new ConfigError(
      badSettings(parsed.error).map((name) => problemOf(name, given[name] ?? "")),
    );
  const e = parsed.data;
  const isLoopback = e.HOST === "localhost" || e.HOST === "::1" || e.HOST.startsWith("127.");
  const reachable = e.HOST === "0.0.0.0" || e.HOST === "::" ? "localhost" : e.HOST;
  const publicUrl =
    e.PUBLIC_URL ?? `http://${isIP(reachable) === 6 ? `[${reachable}]` : reachable}:${e.PORT}`;
  if (e.NODE_ENV === "production" && !isLoopback && e.PUBLIC_URL === undefined) {
    throw new ConfigError([
      `PUBLIC_URL must be ${ALLOWED.PUBLIC_URL}, because HOST is "${e.HOST}" ` +
        "and lets other machines in. It is not given.",
    ]);
  }
  return {
    version: pkg.version,
    port: e.PORT,
    webPort: e.WEB_PORT,
    host: e.HOST,
    dataDir: resolve(e.DATA_DIR),
    databaseUrl: e.DATABASE_URL ?? null,
    publicUrl,
    secret: e.SECRET ?? null,
    signUp: e.SIGN_UP,
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom:
      e.MAIL_FROM ??
      `Streakline <streakline@${new URL(publicUrl).hostname.replaceAll(/[[\]]/g, "")}>`,
    requireEmailVerification:
      e.REQUIRE_EMAIL_VERIFICATION === "auto"
        ? e.SMTP_URL !== undefined
        : e.REQUIRE_EMAIL_VERIFICATION === "yes",
    trustedProxies: e.TRUSTED_PROXIES,
    trustedOrigins: e.TRUSTED_ORIGINS,
    allowedHosts: e.ALLOWED_HOSTS,
    logLevel: e.LOG_LEVEL,
    roles: e.ROLES,
    limitsFactor: e.LIMITS_FACTOR,
  };
}

function withoutBlank(env: Variables): Variables {
  return Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
}

type Setting = keyof typeof ALLOWED;

/** The settings with invalid values, each once. */
function badSettings(complaint: z.ZodError): Setting[] {
  return [...new Set(complaint.issues.map(({ path }) => path[0] as Setting))];
}

function problemOf(name: Setting, value: string): string {
  return `${name} must be ${ALLOWED[name]}. It is ${shown(name, value)}.`;
}

/** A value for an error message: shortened, and without values that may contain a password. */
function shown(name: Setting, value: string): string {
  if (SECRET.has(name))
    return `${value.length} characters, not shown because they may contain a password`;
  return JSON.stringify(value.length > SHOWN_MAX ? `${value.slice(0, SHOWN_MAX)}…` : value);
}
const SHOWN_MAX = 80;
const SECRET: ReadonlySet<Setting> = new Set(SECRET_SETTINGS);

/** Allowed values of every setting; completes "must be". */
const ALLOWED = {
  PORT: "a whole number from 0 to 65535",
  WEB_PORT: "a whole number from 1 to 65535",
  HOST: "an address or host name to listen on, like 127.0.0.1 or 0.0.0.0",
  DATA_DIR: "a folder",
  DATABASE_URL: "like postgres://user:password@host:5432/database",
  PUBLIC_URL: "an http or https address without a path, like https://streakline.example.org",
  SECRET: "at least 32 characters long, as made by: openssl rand -base64 32",
  SIGN_UP: "open or closed",
  SMTP_URL: "like smtp://user:password@host:587 or smtps://user:password@host:465",
  MAIL_FROM: "a sender, like Streakline <streakline@example.org>",
  REQUIRE_EMAIL_VERIFICATION: "auto, yes or no",
  TRUSTED_PROXIES:
    "addresses or networks separated by commas, like 127.0.0.1,10.0.0.0/8, not a number of hops",
  TRUSTED_ORIGINS: "origins separated by commas, like http://localhost:5173",
  ALLOWED_HOSTS: "host names without ports, separated by commas",
  LOG_LEVEL: "debug, info, warn, error or silent",
  ROLES: "api, worker or api,worker",
  LIMITS_FACTOR: "a whole number from 1 to 100000",
  NODE_ENV: "text",
};

const list = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

const whole = (min: number, max: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));

// The words for problems come from ALLOWED.
const Environment = z.object({
  PORT: whole(0, 65_535).default(4700),
  WEB_PORT: whole(1, 65_535).default(4701),
  HOST: z
    .string()
    .trim()
    .regex(/^[\w.:-]+$/)
    .default("127.0.0.1"),
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PUBLIC_URL: z
    .string()
    .refine((text) => /^https?:/i.test(text) && URL.canParse(text), { abort: true })
    .refine((text) => ["/", ""].includes(new URL(text).pathname) && new URL(text).search === "")
    .transform((text) => new URL(text).origin)
    .optional(),
  SECRET: z.string().min(32).optional(),
  SIGN_UP: z.enum(["open", "closed"]).default("open"),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]*$/)
    .optional(),
  REQUIRE_EMAIL_VERIFICATION: z.enum(["auto", "yes", "no"]).default("auto"),
  TRUSTED_PROXIES: z
    .string()
    .transform(list)
    .refine((all) => all.every(isNetwork))
    .default([]),
  TRUSTED_ORIGINS: z
    .string()
    .transform(list)
    .refine((all) =>
      all.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
    )
    .default([]),
  ALLOWED_HOSTS: z
    .string()
    .transform((text) => list(text.toLowerCase()))
    .refine((all) => all.every((host) => /^[a-z0-9.-]+$/.test(host)))
    .default([]),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  ROLES: z
    .string()
    .transform(list)
    .pipe(z.array(z.enum(["api", "worker"])).min(1))
    .default(["api", "worker"]),
  LIMITS_FACTOR: whole(1, 100_000).default(1),
  NODE_ENV: z.string().optional(),
} satisfies Record<Setting, z.ZodType>);

function isNetwork(text: string): boolean {
  const [address = "", bits, more] = text.split("/");
  const kind = isIP(address);
  if (kind === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128));
}
