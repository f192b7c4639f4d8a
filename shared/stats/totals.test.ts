import { expect, test } from "vitest";
import { anInterval, clock } from "../testing/builders.ts";
import { secondsOf, totals } from "./totals.ts";

const ten = anInterval({ startedAt: clock("10:00") });
const tenPastTen = anInterval({ startedAt: clock("10:10") });

test("totals() adds up and names the first and last counted instant", () => {
  expect(totals({ intervals: [ten, tenPastTen], agent: [ten] })).toEqual({
    secondsTotal: 600,
    agentSeconds: 300,
    firstAt: clock("10:00"),
    lastAt: clock("10:15"),
  });
});

test("totals() of a day without anything", () => {
  expect(totals({ intervals: [], agent: [] })).toEqual({
    secondsTotal: 0,
    agentSeconds: 0,
    firstAt: null,
    lastAt: null,
  });
});

test("secondsOf() adds up lengths", () => {
  expect(secondsOf([ten, tenPastTen])).toBe(600);
});
