import { readFileSync } from "node:fs";

/** The settings that are secret, or may contain a password. */
export const SECRET_SETTINGS = ["DATABASE_URL", "SMTP_URL", "SECRET"] as const;

/** Longest secret, in bytes: a longer file is another one. */
const BYTES_MAX = 16_384;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The variables with the secrets that lie in files: `SECRET_FILE=/run/secrets/streakline` gives
 * `SECRET`, without the line break at the end, as containers and systemd pass secrets on. One
 * sentence per file that cannot be read, and per setting that is given twice.
 */
export function withSecretFiles(variables: Variables): { found: Variables; problems: string[] } {
  const found: Record<string, string | undefined> = { ...variables };
  const problems: string[] = [];
  for (const name of SECRET_SETTINGS) {
    const path = variables[`${name}_FILE`];
    if (path === undefined) continue;
    if (variables[name] !== undefined) {
      problems.push(`${name} and ${name}_FILE are both given. Keep one of them.`);
      continue;
    }
    try {
      const text = readFileSync(path, "utf8");
      if (text.length > BYTES_MAX || text.trim() === "")
        problems.push(`${name}_FILE must hold the value of ${name} alone. ${path} does not.`);
      else found[name] = text.replace(/\r?\n$/, "");
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      problems.push(`${name}_FILE must be a file that can be read. ${path} cannot (${code}).`);
    }
  }
  return { found, problems };
}
