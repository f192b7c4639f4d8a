import { expect, test } from "vitest";
import { assertSchedule, type Due } from "./scheduler.ts";

const schedule = (due: Due, name = "sweep") => ({ name, due, run: async () => {} });

test("assertSchedule() takes whole seconds, and patterns in IANA time zones", () => {
  assertSchedule(schedule({ everySeconds: 5 }));
  assertSchedule(schedule({ cron: "0 3 * * *", timeZone: "Europe/Berlin" }, "delete-expired"));
});

test.each([
  [schedule({ everySeconds: 0.5 }), /whole number/],
  [schedule({ cron: "0 3 * * *", timeZone: "Berlin" }), /Berlin is no time zone/],
  [schedule({ everySeconds: 5 }, "Sweep days"), /names no schedule/],
])("assertSchedule() refuses what cannot be kept: %o", (bad, sentence) => {
  expect(() => assertSchedule(bad)).toThrow(sentence);
});
