import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { countingSettings } from "./settings.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("countingSettings() gives the person's own, or the defaults", async () => {
  const { userId } = await aPerson(fresh, {
    settings: {
      time_zone: "Asia/Tokyo",
      day_starts_at_minutes: 240,
      gap_minutes: 5,
      away_minutes: 0,
    },
  });
  expect(await countingSettings(fresh.databases.app, userId)).toEqual({
    timeZone: "Asia/Tokyo",
    dayStartsAtMinutes: 240,
    gapMinutes: 5,
    awayMinutes: 0,
    earlier: [],
  });
  expect(await countingSettings(fresh.databases.app, crypto.randomUUID())).toEqual({
    timeZone: "UTC",
    dayStartsAtMinutes: 0,
    gapMinutes: 15,
    awayMinutes: 2,
    earlier: [],
  });
});
