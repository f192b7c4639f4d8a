import postgres from "postgres";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../../testing/builders.ts";
import { contextOf } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { withSweepLock } from "./dirty-days.store.ts";
import { sweeper } from "./sweep-days.ts";

const DAY = 86_400;
const EVERYTHING = { secondsOld: 0, daysPerUser: 100, daysMax: 1_000 };
let fresh: FreshDatabase;
let owner: postgres.Sql;
const undo: (() => unknown)[] = [];
beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 2 });
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
  await owner`delete from dirty_days`;
});
afterAll(async () => {
  await owner.end();
  await fresh.close();
});

async function someoneWith(days: number) {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  const sessions = Array.from({ length: days }, (_, index) =>
    aSession({ startedAt: NOON - index * DAY }),
  );
  await storeSessions(fresh, { userId, deviceId, sessions });
  return userId;
}
const daysOf = async (userId: string) =>
  (await owner`select from daily_stats where user_id = ${userId}`).length;
const dirty = async () => (await owner`select from dirty_days`).length;

test("sweep() derives all dirty days in rounds; nobody waits for another's many days", async () => {
  const [ann, ben] = [await someoneWith(40), await someoneWith(2)];
  const sweep = sweeper(contextOf(fresh.databases), { ...EVERYTHING, daysPerUser: 15 });
  expect(await sweep.sweepOnce()).toEqual({ due: 17, isMore: true });
  expect([await daysOf(ann), await daysOf(ben)]).toEqual([15, 2]);
  await sweep.sweep(new AbortController().signal);
  expect(await dirty()).toBe(0);
  expect(await daysOf(ann)).toBe(40);
  expect(await sweep.sweepOnce()).toEqual({ due: 0, isMore: false });
});

test("a sweep leaves days to the queue that were marked just now", async () => {
  await someoneWith(1);
  const sweep = sweeper(contextOf(fresh.databases), { ...EVERYTHING, secondsOld: 3_600 });
  expect(await sweep.sweepOnce()).toEqual({ due: 0, isMore: false });
  expect(await dirty()).toBe(1);
});

test("a sweep leaves a person to the process that is sweeping them", async () => {
  const [ann, ben] = [await someoneWith(1), await someoneWith(1)];
  await withSweepLock(fresh.databases.worker, ann, async () => {
    const sweep = sweeper(contextOf(fresh.databases), { ...EVERYTHING, daysPerUser: 1 });
    await sweep.sweepOnce();
    // It does not come back at once for what is being done elsewhere.
    expect(await sweep.sweepOnce()).toEqual({ due: 1, isMore: false });
  });
  expect(await daysOf(ann)).toBe(0);
  expect(await daysOf(ben)).toBe(1);
});

test("a day that cannot be derived is set aside, logged once a try, and delays no other", async () => {
  const [ann, ben] = [await someoneWith(3), await someoneWith(1)];
  await owner.unsafe(
    `alter table daily_stats add constraint poison check (not (user_id = '${ann}' and date = '2026-11-19'))`,
  );
  undo.push(() => owner.unsafe("alter table daily_stats drop constraint poison"));
  let [now, elapsedMs] = [NOON, 0];
  const error = vi.fn();
  const context = contextOf(fresh.databases, null, {
    clock: () => now,
    log: { debug() {}, info() {}, warn() {}, error },
  });
  const sweep = sweeper(context, EVERYTHING, () => elapsedMs);
  await sweep.sweepOnce();
  expect(await dirty()).toBe(1);
  expect([await daysOf(ann), await daysOf(ben)]).toEqual([2, 1]);
  expect(error.mock.calls.map(([details]) => details.day)).toEqual(["2026-11-19"]);
  expect(await sweep.sweepOnce()).toMatchObject({ due: 0 });
  // A clock that is set back prolongs no pause.
  now -= 86_400;
  elapsedMs += 11_000;
  await sweep.sweepOnce();
  expect(error).toHaveBeenCalledTimes(2);
  elapsedMs += 11_000;
  expect(await sweep.sweepOnce()).toMatchObject({ due: 0 });
  await owner.unsafe("alter table daily_stats drop constraint poison");
  elapsedMs += 11_000;
  await sweep.sweepOnce();
  expect(await daysOf(ann)).toBe(3);
  await owner.unsafe("alter table daily_stats add constraint poison check (true)");
});

test("a person whose days time out does not stop the sweep of the others", async () => {
  const ann = await someoneWith(5);
  await owner`update dirty_days set marked_at = now() - interval '1 hour'`;
  const ben = await someoneWith(2);
  await owner.unsafe(`
    create function cancelled() returns trigger language plpgsql as $$ begin
      if new.user_id = '${ann}' then
        raise exception 'canceling statement due to statement timeout' using errcode = '57014';
      end if;
      return new;
    end $$;
    create trigger cancelled before insert on daily_stats for each row execute function cancelled()`);
  undo.push(() => owner.unsafe("drop function cancelled cascade"));
  // Her days alone fill a round; their pause does not end meanwhile.
  const sweep = sweeper(contextOf(fresh.databases), { ...EVERYTHING, daysMax: 5 }, () => 0);
  await sweep.sweepOnce();
  await sweep.sweepOnce();
  expect([await daysOf(ann), await daysOf(ben)]).toEqual([0, 2]);
  expect(await dirty()).toBe(5);
});

test("a sweep that is told to stop derives nothing more", async () => {
  await someoneWith(70);
  const stopping = new AbortController();
  const context = contextOf(fresh.databases);
  const sweep = sweeper(context, EVERYTHING);
  stopping.abort();
  await sweep.sweep(stopping.signal);
  expect(await sweep.sweepOnce(stopping.signal)).toMatchObject({ due: 70 });
  expect(await dirty()).toBe(70);
});
