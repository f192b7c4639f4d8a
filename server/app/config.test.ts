import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

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
  expect(readConfig({ SMTP_URL: "smtp://mail:25", REQUIRE_EMAIL_VERIFICATION: "no" }).requireEmailVerification).toBe(false);
  expect(readConfig({ REQUIRE_EMAIL_VERIFICATION: "yes" }).requireEmailVerification).toBe(true);
});

test("readConfig() takes the origin of PUBLIC_URL and lists apart", () => {
  const config = readConfig({ PUBLIC_URL: "https://time.example.org/", ROLES: "worker", TRUSTED_PROXIES: "10.0.0.1, fd00::/8" });
  expect(config).toMatchObject({ publicUrl: "https://time.example.org", roles: ["worker"], trustedProxies: ["10.0.0.1", "fd00::/8"] });
  expect(readConfig({ HOST: "::1" }).publicUrl).toBe("http://[::1]:4700");
});

test.each([
  ["PORT", "http"],
  ["PORT", "70000"],
  ["PORT", "1.5"],
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
])("readConfig() refuses %s=%s with a sentence that names it", (name, value) => {
  try {
    readConfig({ [name]: value });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).problems).toHaveLength(1);
    expect((error as ConfigError).problems[0]).toMatch(new RegExp(`^${name} .*[^.]\\.?.*$`));
  }
});

test("readConfig() names every bad value at once", () => {
  expect(() => readConfig({ PORT: "x", SIGN_UP: "y" })).toThrow(/PORT[^]*SIGN_UP/);
});

test("readConfig() wants PUBLIC_URL in production when other machines may come in", () => {
  expect(() => readConfig({ HOST: "0.0.0.0", NODE_ENV: "production" })).toThrow(/PUBLIC_URL/);
  expect(readConfig({ HOST: "0.0.0.0" }).publicUrl).toBe("http://localhost:4700");
});
