import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "@streakline/drizzle/migrate.ts";
import { freshDatabase, type FreshDatabase } from "../../testing/fresh-database.ts";
import { migrateQueue } from "../queue/queue-schema.ts";
import { dropRoles, ensureRoles } from "./roles.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => await fresh.close());

async function ask(url: string, text: string): Promise<Record<string, unknown> | undefined> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return (await client.unsafe(text))[0];
  } finally {
    await client.end();
  }
}

test("each login is its own role and a member of its group alone", async () => {
  for (const [url, group] of [
    [fresh.appUrl, "streakline_app_user"],
    [fresh.authUrl, "streakline_auth"],
    [fresh.workerUrl, "streakline_worker"],
  ] as const) {
    const row = await ask(
      url,
      `select current_user as me, array_agg(g.rolname::text) as groups from pg_roles g
       where pg_has_role(g.oid, 'member') and g.rolname like 'streakline%'`,
    );
    expect(row).toEqual({ me: decodeURIComponent(new URL(url).username), groups: [group] });
  }
});

test("ensureRoles() gives the same URLs for the same secret, at any number of times at once", async () => {
  const again = await Promise.all(
    [1, 2, 3, 4].map(() => ensureRoles(fresh.ownerUrl, "secret of the tests")),
  );
  for (const urls of again)
    expect(urls).toEqual({
      appUrl: fresh.appUrl,
      authUrl: fresh.authUrl,
      workerUrl: fresh.workerUrl,
    });
});

test("a new secret locks the old passwords out", async () => {
  const other = await freshDatabase();
  try {
    const changed = await ensureRoles(other.ownerUrl, "another secret");
    expect(await ask(changed.appUrl, "select 1 as one")).toEqual({ one: 1 });
    await expect(ask(other.appUrl, "select 1")).rejects.toMatchObject({ code: "28P01" });
  } finally {
    await other.close();
  }
});

test("the login of one database may not connect to another", async () => {
  const other = await freshDatabase();
  try {
    const url = new URL(fresh.appUrl);
    url.pathname = new URL(other.ownerUrl).pathname;
    await expect(ask(url.href, "select 1")).rejects.toMatchObject({ code: "42501" });
  } finally {
    await other.close();
  }
});

test("an owner needs only the right to create roles; without it a sentence says so", async () => {
  const server = process.env["STREAKLINE_TEST_SERVER"] ?? "";
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  const name = `t_${process.pid}_plain`;
  try {
    await admin.unsafe(`create role ${name} login createrole password 'plain'`);
    // The groups belong to the cluster; a role that did not create them needs the admin option to
    // grant them.
    await admin.unsafe(
      `grant streakline_app_user, streakline_auth, streakline_worker to ${name} with admin option`,
    );
    await admin.unsafe(`create database ${name} owner ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    url.username = name;
    url.password = "plain";
    await migrate(url.href);
    await migrateQueue(url.href);
    const urls = await ensureRoles(url.href, "secret");
    expect(await ask(urls.workerUrl, "select count(*)::int as days from dirty_days")).toEqual({
      days: 0,
    });
    await admin.unsafe(`alter role ${name} nocreaterole`);
    await admin.unsafe(`revoke streakline_app_user from ${name} cascade`);
    await expect(ensureRoles(url.href, "secret")).rejects.toThrow(
      /may not create roles.*CREATEROLE/,
    );
  } finally {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await dropRoles(server, name);
    await admin.unsafe(`drop owned by ${name}`);
    await admin.unsafe(`drop role if exists ${name}`);
    await admin.end();
  }
});
