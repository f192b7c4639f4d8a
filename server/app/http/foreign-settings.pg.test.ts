import { randomUUID } from "node:crypto";
import type { BatchRecord } from "@streakline/shared/activity/batch.ts";
import { SESSION_SETTINGS } from "@streakline/drizzle/session-settings.ts";
import { migrate } from "@streakline/drizzle/migrate.ts";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { acceptBatch } from "../../activity/accept-batch.ts";
import { bodyHash } from "../../activity/body-hash.ts";
import { openDatabases } from "../../platform/database/db.ts";
import { withConnection } from "../../platform/database/with-connection.ts";
import { openQueue } from "../../platform/queue/queue.ts";
import { aBatch, aDevice, aPerson, aSession, aVisit, NOON } from "../../testing/builders.ts";
import { callersOn, contextOf } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { rederiveDays } from "../days/rederive-days.ts";

const opened: FreshDatabase[] = [];
afterAll(async () => {
  for (const fresh of opened) await fresh.close();
});

/** What somebody else's server may have, each different from ours. */
const FOREIGN = {
  bytea_output: "escape",
  datestyle: "German, DMY",
  default_transaction_deferrable: "on",
  default_transaction_isolation: "serializable",
  default_transaction_read_only: "on",
  extra_float_digits: "-10",
  intervalstyle: "sql_standard",
  standard_conforming_strings: "off",
  timezone: "Asia/Kathmandu",
};

/** A database whose every connection begins with these settings, as `alter database` makes them. */
async function databaseWith(settings: Record<string, string>): Promise<FreshDatabase> {
  const fresh = await freshDatabase();
  opened.push(fresh);
  const owner = postgres(fresh.ownerUrl, { max: 1, onnotice: () => {} });
  const [row] = await owner`select current_database() as name`;
  for (const [name, value] of Object.entries(settings))
    await owner.begin(async (sql) => {
      await sql`set transaction read write`;
      await sql.unsafe(
        `alter database "${String(row?.["name"])}" set ${name} = '${value.replaceAll("'", "''")}'`,
      );
    });
  await owner.end();
  await fresh.databases.close();
  const { appUrl, authUrl, workerUrl } = fresh;
  const databases = openDatabases({ appUrl, authUrl, workerUrl, waitMs: 20_000 });
  return Object.assign(fresh, { databases });
}

/** What a person reads after two batches, a change of settings and a rule. */
async function answersOn(fresh: FreshDatabase): Promise<unknown> {
  await migrate(fresh.ownerUrl);
  const { userId } = await aPerson(fresh, { username: "ann", consents: ["coding", "sites"] });
  const who = { userId, deviceId: await aDevice(fresh, { userId }) };
  const clock = () => NOON + 43_200;
  const push = async (records: BatchRecord[]) => {
    const batch = { ...aBatch(), records };
    const ctx = contextOf(fresh.databases, null, { clock });
    return (await acceptBatch(ctx, who, batch, bodyHash(batch))).results.map((one) => one.status);
  };
  const days = [0, 1, 40].map((day) => NOON - day * 86_400);
  const stored = [
    await push(days.map((startedAt) => aSession({ startedAt, endedAt: startedAt + 250 }))),
    await push(days.map((at) => aVisit({ startedAt: at + 400, endedAt: at + 500 }))),
  ];
  const she = callersOn(fresh.databases, { clock })({ userId });
  await she.settings.update({ timeZone: "Europe/Berlin", dayStartsAtMinutes: 240 });
  await she.sites.setRule({ domain: aVisit().domain, category: "news", weight: 0.3 });
  while ((await rederiveDays({ databases: fresh.databases }, userId)).daysLeft > 0);
  const range = { from: "2026-10-01", to: "2026-11-30" };
  const { updatedAt: _, ...day } = await she.stats.day({ day: "2026-11-19" });
  const answers = [
    stored,
    await she.stats.summary(range),
    day,
    await she.activity.timeline({ day: "2026-11-19" }),
    await she.stats.heatmap(range),
    await she.sites.summary(range),
    await she.sites.pulledOut(range),
    await she.activity.projects(),
    (await she.settings.get()).timeZone,
    await she.settings.rederiveProgress(),
  ];
  const text = JSON.stringify(answers);
  return JSON.parse(
    text
      .replaceAll(who.deviceId, "device")
      .replaceAll(/"[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}"/g, '"id"'),
  );
}

test("a database with other settings gives the same answers", async () => {
  expect(await answersOn(await databaseWith(FOREIGN))).toEqual(
    await answersOn(await databaseWith({})),
  );
});

test("every kind of connection has our settings, whatever the database says", async () => {
  const fresh = await databaseWith(FOREIGN);
  const names = Object.keys(SESSION_SETTINGS);
  const settingsOf = async (sql: postgres.Sql) => {
    const rows = await sql`
      select name, current_setting(name) as value
      from string_to_array(${names.join(",")}, ',') as s (names), unnest(names) as name`;
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  };
  for (const pool of [fresh.databases.app, fresh.databases.auth, fresh.databases.worker])
    expect(await pool.semaphore.run(() => settingsOf(pool.raw))).toEqual(SESSION_SETTINGS);
  expect(await withConnection(fresh.ownerUrl, { name: "test" }, settingsOf)).toEqual(
    SESSION_SETTINGS,
  );
  const plain = postgres(fresh.workerUrl, { max: 1 });
  const others = await settingsOf(plain);
  for (const name of names) expect(others[name], name).not.toBe(SESSION_SETTINGS[name]);
  await plain.end();

  const queue = openQueue({ url: fresh.workerUrl, connectMs: 20_000 });
  const done: string[] = [];
  await queue.work("foreign", async ({ key }) => void done.push(key));
  const key = randomUUID();
  await queue.add("foreign", [{ key, data: {} }]);
  await expect.poll(() => done).toEqual([key]);
  await queue.close();
});
