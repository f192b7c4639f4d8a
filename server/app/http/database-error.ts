import { errorCode, unavailable } from "../../platform/database/unavailable.ts";
import { ConfigError } from "../boot/config.ts";

/**
 * What a person can do when the database of DATABASE_URL does not let us in or is not there: an
 * error whose sentence says so, or null when the error is about something else or the database is
 * the embedded one (null).
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
