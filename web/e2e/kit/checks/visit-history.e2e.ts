import { expect, test } from "vitest";
import {
  compareVisits,
  NO_VISIT_WRONG,
  secondsByDomain,
  visitsInStorage,
} from "./visit-history.ts";

// The check of visits itself must detect every loss, doubling and invention.

const a = { id: "a", domain: "docs.test", startedAt: 100, endedAt: 110 };
const b = { id: "b", domain: "news.test", startedAt: 110, endedAt: 115 };

test("nothing is wrong when every visit of the browser is there once", () => {
  expect(compareVisits([a, b], [b, a])).toEqual(NO_VISIT_WRONG);
});

test("a lost visit, a double, a changed one and an overlap are seen", () => {
  expect(compareVisits([a, b], [a]).lost).toEqual([b]);
  expect(compareVisits([a], [a, a]).changed).toEqual([a]);
  expect(compareVisits([a], [{ ...a, endedAt: 120 }]).changed).toEqual([a]);
  expect(compareVisits([], [a, { ...b, startedAt: 109 }]).overlaps).toHaveLength(1);
});

test("visits in storage are those since the last seal and those in waiting batches", () => {
  const local = {
    recorder: { closed: [a] },
    "batch:7": JSON.stringify({ records: [b] }),
    outbox: {},
    consents: {},
  };
  expect(visitsInStorage(local)).toEqual([a, b]);
  expect(visitsInStorage({})).toEqual([]);
});

test("seconds by domain are cut at both ends", () => {
  expect(secondsByDomain([a, b])).toEqual({ "docs.test": 10, "news.test": 5 });
  expect(secondsByDomain([a, b], 105, 112)).toEqual({ "docs.test": 5, "news.test": 2 });
});
