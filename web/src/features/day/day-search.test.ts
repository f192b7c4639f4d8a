import { expect, it } from "vitest";
import { DaySearch } from "./day-search.ts";

it("a day's address is read from text", () => {
  expect(
    DaySearch.parse({ at: "1795305600", from: "1795305600", to: "1795309200", lanes: "language" }),
  ).toEqual({
    at: 1_795_305_600,
    from: 1_795_305_600,
    to: 1_795_309_200,
    lanes: "language",
  });
});

it("what is mangled in it is left out, so that the day still opens", () => {
  expect(DaySearch.parse({ at: "yesterday", from: "-1", to: "1.5", lanes: "__proto__" })).toEqual(
    {},
  );
});
