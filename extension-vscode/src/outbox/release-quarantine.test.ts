import { sessions } from "@streakline/shared/activity/sessions.ts";
import { expect, test } from "vitest";
import { aHome, anEvent, NOON } from "../testing/home.ts";
import { realDisk } from "../store/disk.ts";
import { waitingBatches } from "./outbox.ts";
import { quarantine } from "./quarantine.ts";
import { quarantined } from "./quarantined.ts";
import { releaseQuarantine } from "./release-quarantine.ts";

const at = (nowSeconds: number) => ({
  nowSeconds,
  timeZone: "UTC",
  client: { name: "streakline-vscode", version: "0.1.0" },
});
const [record] = sessions([anEvent(), anEvent({ at: NOON + 60 })], new Uint8Array(16));

test("a record from the future goes out once its time has come, not before", async () => {
  const { names } = await aHome();
  await quarantine(
    realDisk,
    names,
    "8d6e0b7c-1f63-4f0b-9c55-3b7c2a0a7d11",
    [{ record, code: "in_future", sentence: "Check the clock." }],
    0,
  );
  expect(await releaseQuarantine(realDisk, names, at(NOON + 59))).toBe(0);
  expect(await releaseQuarantine(realDisk, names, at(NOON + 60))).toBe(1);
  expect(await quarantined(realDisk, names)).toEqual([]);
  expect(await waitingBatches(realDisk, names)).toMatchObject([{ seconds: 60 }]);
});

test("what was refused for another reason stays where the person can look at it", async () => {
  const { names } = await aHome();
  await quarantine(
    realDisk,
    names,
    "b",
    [{ record, code: "bad_record", sentence: "It does not fit." }],
    0,
  );
  expect(await releaseQuarantine(realDisk, names, at(NOON + 3_600))).toBe(0);
  expect(await quarantined(realDisk, names)).toHaveLength(1);
});
