import { EndedBy } from "@streakline/shared/activity/coding-session.ts";
import { expect, it } from "vitest";
import { endedWords, verdictWords } from "./why-words.ts";

it("every way a session can end has words", () => {
  for (const endedBy of EndedBy.options)
    expect(
      [endedWords(endedBy), endedWords(endedBy, true)].every((words) => words.includes(" ")),
    ).toBe(true);
  expect(endedWords("close", true)).toBe("the tab or the browser was closed");
});

it("an end that a newer server knows is shown as it is", () => {
  expect(endedWords("teleported")).toBe("teleported");
  expect(endedWords("constructor")).toBe("constructor");
});

it("time on a site has a verdict of its own", () => {
  expect([
    verdictWords(true, "site"),
    verdictWords(true, "gap"),
    verdictWords(false, null),
  ]).toEqual(["It counts as time on a site", "It counts", "It does not count"]);
});
