import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { compareZones, zoneWords } from "./time-zones.store.ts";

const NOW = Date.parse("2026-11-30T12:00:00Z") / 1_000;
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("the zones of this Node and of the database are compared at 500 instants", async () => {
  const found = await compareZones(fresh.databases.worker, NOW);
  // Either may be newer: a few zones change their rules every year.
  expect(found.differing.length).toBeLessThan(25);
  expect(found.unknown.length).toBeLessThan(25);
  const zones = Array.from({ length: 500 }, () => "Europe/Berlin");
  expect(await compareZones(fresh.databases.worker, NOW, zones)).toEqual({
    differing: [],
    unknown: [],
  });
});

test("a zone that the database does not know is told, and not asked for", async () => {
  const found = await compareZones(fresh.databases.worker, NOW, ["Etc/Unknown", "UTC"]).catch(
    (error: unknown) => error,
  );
  expect(found).toEqual({ differing: [], unknown: ["Etc/Unknown"] });
});

test("zoneWords() names a few zones, and says that days do not depend on them", () => {
  const differing = ["A/A", "B/B", "A/A"].map((zone, at) => ({ zone, at }));
  expect(zoneWords({ differing: [], unknown: [] })).toBe("500 instants agree with the database's");
  expect(zoneWords({ differing, unknown: ["C/C", "D/D", "E/E", "F/F", "G/G"] })).toBe(
    "the database has other rules for A/A, B/B, C/C, D/D, E/E and 2 more zones; " +
      "days do not depend on them",
  );
});
