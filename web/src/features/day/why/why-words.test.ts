import { EndedBy } from "@streakline/shared/activity/coding-session.ts";
import { expect, it } from "vitest";
import { endedWords } from "./why-words.ts";

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
