import { describe, expect, it } from "vitest";
import { FilterSearch, filterOf, parseSearch, stringifySearch } from "./search.ts";

describe("an address", () => {
  it("is read as plain text, and a repeated key as a list", () => {
    expect(parseSearch("?range=30d&project=web&project=7&branch=")).toEqual({
      range: "30d",
      project: ["web", "7"],
      branch: "",
    });
    expect(parseSearch("")).toEqual({});
  });

  it("is written back the same, without what is not set", () => {
    expect(stringifySearch({ range: "30d", project: ["web", "7"], from: undefined, at: 5 })).toBe(
      "?range=30d&project=web&project=7&at=5",
    );
    expect(stringifySearch({})).toBe("");
  });

  it("survives names with every kind of character", () => {
    const project = ["a&b=c", "ä ö/日本", "100%", "#1?", '"quoted"', "true"];
    expect(parseSearch(stringifySearch({ project }))).toEqual({ project });
  });
});

describe("the filters of an address", () => {
  it("take one value or many, once each", () => {
    expect(
      filterOf(FilterSearch.parse({ project: "web", language: ["go", "go", "rust"] })),
    ).toEqual({
      project: ["web"],
      language: ["go", "rust"],
    });
  });

  it("keep the empty name, which stands for no project", () => {
    expect(filterOf(FilterSearch.parse({ project: "" }))).toEqual({ project: [""] });
  });

  it("ignore what is mangled instead of refusing the page", () => {
    expect(filterOf(FilterSearch.parse({ project: { evil: 1 }, branch: [] }))).toEqual({});
  });
});
