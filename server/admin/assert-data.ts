import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../app/boot/config.ts";
import { clusterFolderThere } from "../platform/embedded/cluster-folder.ts";
import { StartError } from "../platform/start-error.ts";

/**
 * Throws StartError when the settings lead to no data of a server, so that a command that works on
 * what is there does not create a new database or a new secret instead. Creates nothing.
 */
export function assertData(config: Pick<Config, "dataDir" | "databaseUrl" | "secret">): void {
  const { dataDir, databaseUrl, secret } = config;
  if (databaseUrl === null && clusterFolderThere(dataDir) === null)
    throw new StartError(
      `There is no Streakline data in ${dataDir}. Set DATA_DIR to the folder of the server's ` +
        "data, or DATABASE_URL to its database. A new server creates its data when it starts.",
    );
  if (databaseUrl !== null && secret === null && !existsSync(join(dataDir, "secret")))
    throw new StartError(
      `There is no secret in ${dataDir}. Set SECRET to the server's, or DATA_DIR to the folder ` +
        "where the server keeps it.",
    );
}
