import { expect, test } from "vitest";
import { scoreChanges } from "./score-changes.ts";

const score = (id: string, startedAt: number, focus = 40) => ({
  id,
  startedAt,
  focus,
  productivity: 100,
});
const bounds = { startsAt: 100, endsAt: 200 };

test.each([
  ["a new session is written", [score("a", 100)], [], ["a"], []],
  ["a score that is right is left alone", [score("a", 100)], [score("a", 100)], [], []],
  ["a score that changed is written", [score("a", 100, 90)], [score("a", 100)], ["a"], []],
  ["the score of a session that is gone is deleted", [], [score("a", 199)], [], ["a"]],
  ["scores of other days are left alone", [], [score("a", 99), score("b", 200)], [], []],
])("scoreChanges(): %s", (_, scores, stored, changed, gone) => {
  const changes = scoreChanges(bounds, scores, stored);
  expect(changes.changed.map(({ id }) => id)).toEqual(changed);
  expect(changes.gone.map(({ id }) => id)).toEqual(gone);
});
