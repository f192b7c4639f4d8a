import { expect, test } from "vitest";
import { between } from "./between.ts";

const list = [1, 5, 5, 9].map((startedAt) => ({ startedAt }));

test.each([
  [0, 10, [1, 5, 5, 9]],
  [5, 9, [5, 5]],
  [1, 5, [1]],
  [6, 9, []],
  [10, 20, []],
])("between() from %i to %i", (startsAt, endsAt, expected) => {
  expect(between(list, { startsAt, endsAt }).map(({ startedAt }) => startedAt)).toEqual(expected);
});
