import { expect, it } from "vitest";
import { SiteSearch } from "./site-search.ts";

it("SiteSearch keeps what it knows and leaves out what is mangled", () => {
  const search = {
    range: "90d",
    counts: "distracting",
    category: "video",
    q: "tube",
    bars: "week",
  };
  expect(SiteSearch.parse(search)).toEqual(search);
  expect(
    SiteSearch.parse({ range: "ever", counts: "bad", category: "cats", from: "x", q: ["a"] }),
  ).toEqual({});
});
