import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withSecretFiles } from "./secret-files.ts";

const folder = mkdtempSync(join(tmpdir(), "streakline-secrets-"));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test("withSecretFiles() reads secrets from files, without the line break at the end", () => {
  const variables = {
    SECRET_FILE: file("secret", " kept blanks \n"),
    DATABASE_URL_FILE: file("url", "postgres://a:b@c/d\r\n"),
    SMTP_URL: "smtp://mail:25",
  };
  expect(withSecretFiles(variables)).toEqual({
    found: { ...variables, SECRET: " kept blanks ", DATABASE_URL: "postgres://a:b@c/d" },
    problems: [],
  });
});

test("withSecretFiles() says what is wrong with a file, and never what is in it", () => {
  const { found, problems } = withSecretFiles({
    SECRET: "a secret",
    SECRET_FILE: file("twice", "another secret"),
    DATABASE_URL_FILE: join(folder, "gone"),
    SMTP_URL_FILE: file("long", "x".repeat(20_000)),
  });
  expect(problems).toEqual([
    `DATABASE_URL_FILE must be a file that can be read. ${join(folder, "gone")} cannot (ENOENT).`,
    `SMTP_URL_FILE must hold the value of SMTP_URL alone. ${join(folder, "long")} does not.`,
    "SECRET and SECRET_FILE are both given. Keep one of them.",
  ]);
  expect([found["DATABASE_URL"], found["SMTP_URL"], found["SECRET"]]).toEqual([
    undefined,
    undefined,
    "a secret",
  ]);
  expect(withSecretFiles({ SECRET_FILE: file("empty", "\n") }).problems).toHaveLength(1);
});
