import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aDevice, aPerson, aSession, storeSessions } from "../testing/builders.ts";
import { freshDatabase, type FreshDatabase } from "../testing/fresh-database.ts";
import { keepPartitions } from "./partitions.store.ts";

let fresh: FreshDatabase;
let owner: postgres.Sql;
beforeEach(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 1, onnotice: () => {} });
});
afterEach(async () => {
  await owner.end();
  await fresh.close();
});

const month = (date: Date) =>
  `coding_sessions_${date.getUTCFullYear()}_${String(date.getUTCMonth() + 1).padStart(2, "0")}`;
const monthsFromNow = (months: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1));
};

test("the migration leaves 24 months back to 12 ahead, and keeping them again does nothing", async () => {
  const rows = await owner`select inhrelid::regclass::text as name from pg_inherits
    where inhparent = 'coding_sessions'::regclass order by 1`;
  const names = rows.map((row) => row["name"]);
  expect(names).toHaveLength(24 + 1 + 12 + 1);
  expect(names).toContain(month(monthsFromNow(-24)));
  expect(names).toContain(month(monthsFromNow(12)));
  expect(await keepPartitions(fresh.ownerUrl)).toEqual({ created: [], moved: 0 });
});

test("a missing month is made again, with row security and without grants", async () => {
  const gone = month(monthsFromNow(3));
  await owner`drop table ${owner(gone)}`;
  expect(await keepPartitions(fresh.ownerUrl)).toEqual({ created: [gone], moved: 0 });
  const [row] = await owner`
    select relrowsecurity and relforcerowsecurity as secure, relacl is null as closed,
      relispartition as attached,
      has_table_privilege('streakline_app_user', oid, 'select') as reachable
    from pg_class where oid = ${gone}::regclass`;
  expect(row).toEqual({ secure: true, closed: true, attached: true, reachable: false });
});

test("sessions without a partition are stored, moved into one, and stay the person's", async () => {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  const longAgo = ["2021-02-28T23:59:30Z", "2021-03-01T00:00:00Z", "2021-03-15T12:00:00Z"].map(
    (at) => Date.parse(at) / 1_000,
  );
  const sessions = longAgo.map((startedAt) => aSession({ startedAt }));
  await storeSessions(fresh, { userId, deviceId, sessions });
  const before =
    await owner`select tableoid::regclass::text as place, * from coding_sessions order by session_start`;
  expect(before.map((row) => row["place"])).toEqual(Array(3).fill("coding_sessions_default"));

  expect(await keepPartitions(fresh.ownerUrl)).toEqual({
    created: ["coding_sessions_2021_02", "coding_sessions_2021_03"],
    moved: 3,
  });
  const after =
    await owner`select tableoid::regclass::text as place, * from coding_sessions order by session_start`;
  expect(after.map((row) => row["place"])).toEqual([
    "coding_sessions_2021_02",
    "coding_sessions_2021_03",
    "coding_sessions_2021_03",
  ]);
  expect(after.map((row) => ({ ...row, place: "" }))).toEqual(
    before.map((row) => ({ ...row, place: "" })),
  );
  expect(await keepPartitions(fresh.ownerUrl)).toEqual({ created: [], moved: 0 });

  await owner`delete from profiles where id = ${userId}`;
  const [left] = await owner`select count(*)::int as rows from coding_sessions`;
  expect(left?.["rows"]).toBe(0);
});

test("pages that a rolled-back insert left in a default partition are given back", async () => {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  await storeSessions(fresh, {
    userId,
    deviceId,
    sessions: [aSession({ startedAt: 1_617_000_000 })],
  });
  await owner`delete from coding_sessions`;
  const pages = async () =>
    (await owner`select pg_relation_size('coding_sessions_default')::int as bytes`)[0]?.["bytes"];
  expect(await pages()).toBeGreaterThan(0);
  expect(await keepPartitions(fresh.ownerUrl)).toEqual({ created: [], moved: 0 });
  expect(await pages()).toBe(0);
});

test("several processes may keep the partitions at once, while sessions come in", async () => {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  for (const months of [4, 5, 6]) await owner`drop table ${owner(month(monthsFromNow(months)))}`;
  const coming = Array.from({ length: 20 }, (_, n) =>
    storeSessions(fresh, {
      userId,
      deviceId,
      sessions: [aSession({ startedAt: 1_617_000_000 + n * 600 })],
    }),
  );
  const kept = await Promise.all([
    keepPartitions(fresh.ownerUrl),
    keepPartitions(fresh.ownerUrl),
    ...coming,
  ]);
  expect(
    kept
      .slice(0, 2)
      .flatMap((one) => one?.created ?? [])
      .filter((name) => !name.includes("_2021_")),
  ).toHaveLength(3);
  await keepPartitions(fresh.ownerUrl);
  const [stored] = await owner`select count(*)::int as rows from coding_sessions`;
  const [strays] = await owner`select count(*)::int as rows from coding_sessions_default`;
  expect([stored?.["rows"], strays?.["rows"]]).toEqual([20, 0]);
});

test("an owner that is no superuser moves rows too, although row security holds for it", async () => {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  await storeSessions(fresh, {
    userId,
    deviceId,
    sessions: [aSession({ startedAt: 1_617_000_000 })],
  });
  const plain = `p_${process.pid}_${Date.now().toString(36)}`;
  await owner.unsafe(`create role ${plain} login password 'plain'`);
  await owner.unsafe(`grant usage, create on schema public to ${plain}`);
  await owner.unsafe(
    `grant connect on database ${new URL(fresh.ownerUrl).pathname.slice(1)} to ${plain}`,
  );
  const tables = await owner`select oid::regclass::text as name from pg_class
    where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`;
  for (const row of tables) await owner.unsafe(`alter table ${row["name"]} owner to ${plain}`);
  await owner.unsafe(`alter function ensure_partitions owner to ${plain}`);
  const url = new URL(fresh.ownerUrl);
  [url.username, url.password] = [plain, "plain"];
  expect(await keepPartitions(url.href)).toEqual({
    created: ["coding_sessions_2021_03"],
    moved: 1,
  });
  await owner.unsafe(`reassign owned by ${plain} to current_user`);
  await owner.unsafe(`drop owned by ${plain}`);
  await owner.unsafe(`drop role ${plain}`);
});
