import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

/** What people read about the settings. */
const table =
  readFileSync(new URL("../../../README.md", import.meta.url), "utf8")
    .split("## Configuration")[1]
    ?.split("\n## ")[0] ?? "";

test("readConfig() of nothing is the single-machine default", () => {
  expect(readConfig({ PATH: "/bin", PORT: "" })).toMatchObject({
    port: 4700,
    host: "127.0.0.1",
    databaseUrl: null,
    publicUrl: "http://127.0.0.1:4700",
    signUp: "open",
    smtpUrl: null,
    requireEmailVerification: false,
    trustedProxies: [],
    roles: ["api", "worker"],
  });
});

test("readConfig() asks for verified addresses only where mail can be sent, unless told otherwise", () => {
  expect(readConfig({ SMTP_URL: "smtp://mail:25" }).requireEmailVerification).toBe(true);
  expect(
    readConfig({ SMTP_URL: "smtp://mail:25", REQUIRE_EMAIL_VERIFICATION: "no" })
      .requireEmailVerification,
  ).toBe(false);
  expect(readConfig({ REQUIRE_EMAIL_VERIFICATION: "yes" }).requireEmailVerification).toBe(true);
});

test("readConfig() takes the origin of PUBLIC_URL and lists apart", () => {
  const config = readConfig({
    PUBLIC_URL: "https://time.example.org/",
    ROLES: "worker",
    TRUSTED_PROXIES: "10.0.0.1, fd00::/8",
  });
  expect(config).toMatchObject({
    publicUrl: "https://time.example.org",
    roles: ["worker"],
    trustedProxies: ["10.0.0.1", "fd00::/8"],
  });
  expect(readConfig({ HOST: "::1" }).publicUrl).toBe("http://[::1]:4700");
});

test.each([
  ["PORT", "http"],
  ["PORT", "70000"],
  ["PORT", "1.5"],
  ["PORT", "-1"],
  ["PORT", "0x10"],
  ["WEB_PORT", "0"],
  ["HOST", "a b"],
  ["DATABASE_URL", "mysql://x"],
  ["PUBLIC_URL", "streakline.example.org"],
  ["PUBLIC_URL", "https://example.org/streakline"],
  ["SECRET", "short"],
  ["SIGN_UP", "maybe"],
  ["SMTP_URL", "mail.example.org"],
  ["MAIL_FROM", "nobody"],
  ["REQUIRE_EMAIL_VERIFICATION", "true"],
  ["TRUSTED_PROXIES", "1"],
  ["TRUSTED_PROXIES", "10.0.0.0/33"],
  ["TRUSTED_ORIGINS", "localhost"],
  ["ALLOWED_HOSTS", "a:80"],
  ["LOG_LEVEL", "loud"],
  ["ROLES", "api,cook"],
  ["ROLES", ","],
  ["LIMITS_FACTOR", "0"],
])(
  "readConfig() refuses %s=%s with a sentence that names it and says what is allowed",
  (name, value) => {
    try {
      readConfig({ [name]: value });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as ConfigError).problems).toHaveLength(1);
      expect((error as ConfigError).problems[0]).toMatch(
        new RegExp(`^${name} must be .+\\. It is .+\\.$`),
      );
    }
  },
);

test.each([
  ["PORT", "abc", 'PORT must be a whole number from 0 to 65535. It is "abc".'],
  ["PORT", "99999", 'PORT must be a whole number from 0 to 65535. It is "99999".'],
  ["SIGN_UP", "a\nb", String.raw`SIGN_UP must be open or closed. It is "a\nb".`],
])("readConfig() says of %s=%j: %s", (name, value, sentence) => {
  expect(() => readConfig({ [name]: value })).toThrow(new ConfigError([sentence]));
});

test.each(["DATABASE_URL", "SMTP_URL", "SECRET"])(
  "readConfig() never shows the value of %s",
  (name) => {
    expect(() => readConfig({ [name]: "http://u:hunter2@host" })).toThrow(
      /It is 21 characters, not shown/,
    );
    expect(() => readConfig({ [name]: "http://u:hunter2@host" })).not.toThrow(/hunter2/);
  },
);

test("readConfig() takes an empty or blank value of any setting for not given", () => {
  const names = (table.match(/^\| `[^|]+/gm) ?? []).flatMap(
    (cell) => cell.match(/[A-Z_]{4,}/g) ?? [],
  );
  expect(names).toEqual(
    expect.arrayContaining(["PORT", "HOST", "DATA_DIR", "SECRET", "LIMITS_FACTOR"]),
  );
  for (const blank of ["", "  "])
    expect(readConfig(Object.fromEntries(names.map((name) => [name, blank])))).toEqual(
      readConfig({}),
    );
  expect(readConfig({ LOG_LEVEL: "" }, { LOG_LEVEL: "warn" }).logLevel).toBe("warn");
  expect(readConfig({ LOG_LEVEL: "debug" }, { LOG_LEVEL: "warn" }).logLevel).toBe("debug");
});

test("readConfig() names every bad value at once", () => {
  expect(() => readConfig({ PORT: "x", SIGN_UP: "y" })).toThrow(/PORT[^]*SIGN_UP/);
});

test("readConfig() wants PUBLIC_URL in production when other machines may come in", () => {
  expect(() => readConfig({ HOST: "0.0.0.0", NODE_ENV: "production" })).toThrow(/PUBLIC_URL/);
  expect(readConfig({ HOST: "0.0.0.0" }).publicUrl).toBe("http://localhost:4700");
});

test("readConfig() takes secrets from files, and refuses a file that is not there", () => {
  const secret = fileURLToPath(new URL("config.test.ts", import.meta.url));
  expect(readConfig({ SECRET_FILE: secret }).secret).toContain("readConfig() takes secrets");
  expect(() => readConfig({ SECRET_FILE: "/nowhere" })).toThrow(ConfigError);
});
