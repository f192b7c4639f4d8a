import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveTransaction } from "../../app/days/derive-transaction.store.ts";
import { aPerson, NOON } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { scoresBetween, setScores } from "./set-scores.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("setScores() writes changes and deletes what is gone; scoresBetween() reads it back", async () => {
  const { userId } = await aPerson(fresh);
  const [a, b] = [1, 0].map((later) => ({
    id: crypto.randomUUID(),
    startedAt: NOON + later,
    productivity: 100,
    focus: 40.5,
  }));
  if (a === undefined || b === undefined) throw new Error("two scores");
  const { worker } = fresh.databases;
  const set = (changes: Parameters<typeof setScores>[3][number]) =>
    deriveTransaction(worker, userId, async (tx) => {
      await Promise.all(setScores(tx, userId, "visits", [changes]));
    });
  const between = (kind: "coding" | "visits", endsAt = NOON + 10) =>
    deriveTransaction(worker, userId, (tx) =>
      scoresBetween(tx, userId, kind, { startsAt: NOON, endsAt }),
    );
  await set({ changed: [a, b], gone: [] });
  expect(await between("visits")).toEqual([b, a]);
  expect(await between("visits", NOON + 1)).toEqual([b]);
  expect(await between("coding")).toEqual([]);
  await set({ changed: [{ ...b, focus: 100 }], gone: [a] });
  expect(await between("visits")).toEqual([{ ...b, focus: 100 }]);
});

test("setScores() has nothing to send when nothing changed", async () => {
  const { userId } = await aPerson(fresh);
  const sent = await deriveTransaction(
    fresh.databases.worker,
    userId,
    async (tx) => setScores(tx, userId, "coding", [{ changed: [], gone: [] }]).length,
  );
  expect(sent).toBe(0);
});
