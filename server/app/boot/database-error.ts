import { errorCode, unavailable } from "../../platform/database/unavailable.ts";
import { ConfigError } from "./config.ts";

/**
 * A sentence for a person about the database of DATABASE_URL: the login is refused, the database is
 * missing, or the server cannot be reached. Null for other errors, and for the embedded database
 * (`databaseUrl` null).
 */
export function databaseError(error: unknown, databaseUrl: string | null): ConfigError | null {
  const code = errorCode(error);
  if (databaseUrl === null || code === null) return null;
  if (code === "28P01" || code === "28000")
    return new ConfigError([
      "The database refuses the user or password of DATABASE_URL. Correct them.",
    ]);
  if (code === "3D000")
    return new ConfigError([
      "The database named in DATABASE_URL does not exist. Create it, or correct the name.",
    ]);
  if (unavailable(error) === null) return null;
  return new ConfigError([
    `The database of DATABASE_URL cannot be reached (${code}). Start it, or correct the address.`,
  ]);
}
