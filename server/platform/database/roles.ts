import { createHmac } from "node:crypto";
import type postgres from "postgres";
import { retrying } from "./retrying.ts";
import { StartError } from "../start-error.ts";
import { errorCode } from "./unavailable.ts";
import { withConnection } from "./with-connection.ts";

export interface RoleUrls {
  appUrl: string;
  authUrl: string;
  workerUrl: string;
}

/**
 * Login suffix and the group that carries its grants and policies (made by the first migration).
 */
const ROLES = { appUrl: "app_user", authUrl: "auth", workerUrl: "worker" } as const;

/**
 * Makes the three logins of this database (`<database>_app_user_login`, `_auth_login`,
 * `_worker_login`), each a member of its group, and gives their URLs. None may do more than its
 * group. The passwords are derived from `secret` and set at every start, so they need not be kept,
 * and a new secret replaces them. Only the owner and these logins may connect to the database
 * afterwards. Safe to run in many processes at once. Throws with a sentence that says what to do
 * when the owner may not create roles.
 */
export async function ensureRoles(ownerUrl: string, secret: string): Promise<RoleUrls> {
  try {
    return await withConnection(ownerUrl, { name: "roles" }, async (owner) => {
      const [row] = await owner`select current_database() as name`;
      const database = String(row?.["name"]);
      const urls: Partial<RoleUrls> = {};
      for (const key of ["appUrl", "authUrl", "workerUrl"] as const) {
        const login = loginName(database, ROLES[key]);
        const password = createHmac("sha256", secret)
          .update(`streakline login ${login}`)
          .digest("base64url");
        await patiently(() =>
          ensureLogin(owner, { database, login, password, group: `streakline_${ROLES[key]}` }),
        );
        urls[key] = withLogin(ownerUrl, login, password);
      }
      await patiently(
        () => owner`revoke connect, temporary on database ${owner(database)} from public`,
      );
      return urls as RoleUrls;
    });
  } catch (error) {
    if (errorCode(error) === "42501")
      throw new StartError(
        "The user of DATABASE_URL may not create roles. Give it that right (ALTER ROLE … " +
          "CREATEROLE) and make it the owner of the database, then start again.",
        { cause: error },
      );
    throw error;
  }
}

/** Removes what ensureRoles made, for databases that are dropped. */
export async function dropRoles(ownerUrl: string, database: string): Promise<void> {
  await withConnection(ownerUrl, { name: "roles" }, async (owner) => {
    for (const suffix of Object.values(ROLES))
      await patiently(() => owner`drop role if exists ${owner(loginName(database, suffix))}`);
  });
}

/** Postgres cuts names at 63 bytes; a longer one would silently become another role. */
function loginName(database: string, suffix: string): string {
  const name = `${database}_${suffix}_login`;
  if (Buffer.byteLength(name) > 63)
    throw new StartError(
      `The database name ${database} is too long. Choose one of at most 45 characters.`,
    );
  return name;
}

async function ensureLogin(
  owner: postgres.Sql,
  {
    database,
    login,
    password,
    group,
  }: { database: string; login: string; password: string; group: string },
): Promise<void> {
  const [found] = await owner`select 1 as yes from pg_roles where rolname = ${login}`;
  if (found === undefined) {
    try {
      await owner`create role ${owner(login)} nologin`;
    } catch (error) {
      if (errorCode(error) !== "42710" && errorCode(error) !== "23505") throw error;
    }
  }
  // The password is base64url: letters, digits, - and _ only.
  await owner.unsafe(
    `alter role "${login.replaceAll('"', '""')}" login inherit password '${password}'`,
  );
  await owner`grant ${owner(group)} to ${owner(login)}`;
  await owner`grant connect on database ${owner(database)} to ${owner(login)}`;
}

/**
 * Two processes that change the same catalogue row: one gets "tuple concurrently updated" (XX000)
 * and simply tries again.
 */
async function patiently(work: () => PromiseLike<unknown>): Promise<void> {
  await retrying(work, {
    isTransient: (error) => errorCode(error) === "XX000",
    timesMax: 9,
    pauseMs: 20,
  });
}

function withLogin(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(user);
  changed.password = password;
  return changed.href;
}
