import { setTimeout as sleep } from "node:timers/promises";
import { differencesOf } from "./compare.ts";
import type { Recorded } from "./oracle.ts";
import type { Person } from "./person.ts";
import { patiently, type World } from "./world.ts";

/** How long days may be pending, in milliseconds: a killed worker's jobs wait up to 15 seconds. */
const PENDING_MS_MAX = 120_000;

/** Waits until nothing is pending, and compares. Throws an error that lists the differences. */
export async function look(world: World, person: Person): Promise<void> {
  await nothingPending(person);
  const { ledger } = person;
  const present = await patiently(() => presentIds(world, person));
  const wrong = [
    ...[...ledger.stored]
      .filter(([id, certainty]) => certainty === "certainly" && !present.has(id))
      .map(([id]) => `acknowledged, and not there: ${JSON.stringify(ledger.records.get(id))}`),
    ...[...present]
      .filter((id) => !ledger.stored.has(id))
      .map((id) => `there, and not acknowledged: ${JSON.stringify(ledger.records.get(id))}`),
  ];
  const records = await countedRecords(world, person);
  wrong.push(...(await patiently(() => differencesOf(ledger, records, person.she))));
  if (wrong.length > 0) throw new Error(`${wrong.length} differences:\n${wrong.join("\n")}`);
}

async function nothingPending({ she, ledger }: Person): Promise<void> {
  const until = performance.now() + PENDING_MS_MAX;
  const range = { from: dateAt(ledger.scene - AROUND), to: dateAt(ledger.scene + AROUND) };
  for (let pauseMs = 20; ; pauseMs = Math.min(200, pauseMs * 1.5)) {
    const { pendingDays } = await patiently(() => she.sites.summary(range));
    if (pendingDays === 0) return;
    if (performance.now() > until)
      throw new Error(`${pendingDays} days are pending after ${PENDING_MS_MAX / 1_000} s`);
    await sleep(pauseMs);
  }
}

/** More than everything that happens, in seconds. */
const AROUND = 7 * 86_400;

function dateAt(at: number): string {
  return new Date(at * 1_000).toISOString().slice(0, 10);
}

/** The records of a person that count: those that are there, and visits deleted for their age. */
export async function countedRecords(world: World, person: Person): Promise<Recorded[]> {
  const { aged, records } = person.ledger;
  const ids = await patiently(() => presentIds(world, person));
  return [...new Set([...ids, ...aged])].map((id) => {
    const record = records.get(id);
    if (record === undefined) throw new Error(`record ${id} is there, and was never sent`);
    return record;
  });
}

/** The ids of all records of a person that the database has. */
async function presentIds(world: World, { userId }: Person): Promise<Set<string>> {
  const { worker } = world.fresh.databases;
  const rows = await worker.semaphore.run(
    () => worker.raw<{ id: string }[]>`
      select id from coding_sessions where user_id = ${userId}::uuid
      union all select id from website_sessions where user_id = ${userId}::uuid`,
  );
  return new Set(rows.map(({ id }) => id));
}
