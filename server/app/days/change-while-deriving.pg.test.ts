import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { acceptBatch } from "../../activity/accept-batch.ts";
import { bodyHash } from "../../activity/body-hash.ts";
import { changingDays } from "../../read/change-days.store.ts";
import { updateDays } from "../../stats/update/update-days.ts";
import { bothHalves } from "../../testing/both-halves.ts";
import {
  aBatch,
  aConsent,
  aDevice,
  aPerson,
  aSession,
  aVisit,
  NOON,
} from "../../testing/builders.ts";
import { type Caller, callersOn, contextOf } from "../../testing/call-as.ts";
import { deriveTransaction } from "./derive-transaction.store.ts";

// What a person changes while a day is derived for the first time: no row of the day is there yet
// by which the change could find it.

let scene: Awaited<ReturnType<typeof bothHalves>>;
let callAs: ReturnType<typeof callersOn>;
const clock = () => NOON + 86_400;
beforeAll(async () => {
  scene = await bothHalves();
  callAs = callersOn(scene.fresh.databases, { clock });
});
afterAll(() => scene.close());

/** A person 14 hours ahead of UTC with one minute of coding and one of news, not derived yet. */
async function someoneAhead() {
  const { fresh } = scene;
  const settings = { time_zone: "Pacific/Kiritimati", time_zone_is_guessed: false };
  const { userId } = await aPerson(fresh, { settings });
  await aConsent(fresh, { userId });
  const who = { userId, deviceId: await aDevice(fresh, { userId }) };
  const visit = aVisit({ startedAt: NOON + 60, domain: "news.test" });
  const batch = { ...aBatch(), records: [aSession(), visit] };
  await acceptBatch(contextOf(fresh.databases, null, { clock }), who, batch, bodyHash(batch));
  return who;
}

/** How many connections wait for an advisory lock. */
async function waiters(): Promise<number> {
  const rows = await scene.owner`
    select from pg_locks where not granted and locktype = 'advisory'
    and database = (select oid from pg_database where datname = current_database())`;
  return rows.length;
}
const isWaiting = async () => (await waiters()) > 0;

test.each<[string, (she: Caller) => Promise<unknown>, object[]]>([
  [
    "time zone",
    (she) => she.settings.update({ timeZone: "UTC", holdsFrom: "always" }),
    [{ date: "2026-11-20", coding: 60, category: "uncategorised" }],
  ],
  [
    "rule",
    (she) => she.sites.setRule({ domain: "news.test", category: "documentation", weight: null }),
    [{ date: "2026-11-21", coding: 60, category: "documentation" }],
  ],
])("a %s that changes while a day is derived reaches that day", async (_name, change, expected) => {
  const who = await someoneAhead();
  const [derived, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const derivation = deriveTransaction(scene.fresh.databases.worker, who.userId, async (tx) => {
    await updateDays(tx, who.userId, ["2026-11-21"]);
    derived.resolve();
    await mayCommit.promise;
  });
  await derived.promise;
  let isChanged = false;
  const changing = change(callAs({ userId: who.userId })).then(() => (isChanged = true));
  await expect.poll(async () => isChanged || (await isWaiting())).toBe(true);
  mayCommit.resolve();
  await Promise.all([derivation, changing]);
  await scene.derive(who);
  const rows = await scene.owner`
    select d.date::text, d.coding_time_seconds as coding, s.category
    from daily_stats d left join day_sites s on s.user_id = d.user_id and s.day = d.date
    where d.user_id = ${who.userId} order by d.date`;
  expect([...rows]).toEqual(expected);
});

/** A derivation under way, and a change that waits for it. `end` ends both. */
async function aChangeThatWaits(userId: string) {
  const mayCommit = Promise.withResolvers<void>();
  const isUnderWay = Promise.withResolvers<void>();
  onTestFinished(() => mayCommit.resolve());
  const derivation = deriveTransaction(scene.fresh.databases.worker, userId, async () => {
    isUnderWay.resolve();
    await mayCommit.promise;
  });
  await isUnderWay.promise;
  const change = callAs({ userId }).settings.update({ gapMinutes: 7 });
  await expect.poll(isWaiting).toBe(true);
  return {
    async end() {
      mayCommit.resolve();
      await derivation;
      return await change;
    },
  };
}

test("a push waits neither for a derivation nor for a change that waits for it", async () => {
  const who = await someoneAhead();
  const waiting = await aChangeThatWaits(who.userId);
  const batch = aBatch({ sessions: [aSession({ startedAt: NOON + 600 })] });
  const context = contextOf(scene.fresh.databases, null, { clock });
  const accepted = await acceptBatch(context, who, batch, bodyHash(batch));
  expect(accepted).toMatchObject({ results: [{ status: "stored" }] });
  expect(await isWaiting()).toBe(true);
  expect(await waiting.end()).toMatchObject({ settings: { gapMinutes: 7 } });
});

test("a no waits neither for a derivation nor for a change that waits for it", async () => {
  const { userId } = await someoneAhead();
  const waiting = await aChangeThatWaits(userId);
  const answers = await callAs({ userId }).privacy.setConsent({
    kind: "coding",
    version: 1,
    given: false,
    place: "dashboard",
  });
  expect(answers.consents).toContainEqual(
    expect.objectContaining({ kind: "coding", state: "withdrawn" }),
  );
  expect(await isWaiting()).toBe(true);
  await waiting.end();
});

test("a change waits for one derivation, not for those that wait behind it", async () => {
  const { userId } = await someoneAhead();
  const { worker } = scene.fresh.databases;
  const steps: string[] = [];
  const mayEnd = Promise.withResolvers<void>();
  const derivation = (name: string, until: Promise<void>) =>
    deriveTransaction(worker, userId, async () => {
      steps.push(name);
      await until;
    });
  const derivations = [derivation("first", mayEnd.promise)];
  await expect.poll(() => steps).toEqual(["first"]);
  for (const name of ["second", "third"]) derivations.push(derivation(name, Promise.resolve()));
  await expect.poll(waiters).toBe(2);
  const change = changingDays(scene.fresh.databases.app, userId, async () => {
    steps.push("change");
  });
  await expect.poll(waiters).toBe(3);
  mayEnd.resolve();
  await Promise.all([...derivations, change]);
  expect(steps.slice(0, 2)).toEqual(["first", "change"]);
});
