import { expect, it } from "vitest";
import { sortProjects } from "./sort-projects.ts";

const rows = [
  {
    project: "web",
    secondsTotal: 10,
    secondsLast30Days: 9,
    firstDay: "2026-01-01",
    lastDay: "2026-11-01",
    topLanguage: "typescript",
  },
  {
    project: "api",
    secondsTotal: 30,
    secondsLast30Days: 1,
    firstDay: "2026-02-01",
    lastDay: "2026-11-02",
    topLanguage: "go",
  },
  {
    project: "",
    secondsTotal: 20,
    secondsLast30Days: 5,
    firstDay: "2025-02-01",
    lastDay: "2026-10-02",
    topLanguage: "rust",
  },
];
const names = (by: Parameters<typeof sortProjects>[1]["by"], search = "", reversed = false) =>
  sortProjects(rows, { search, by, reversed }).map(({ project }) => project);

it("every column begins with what people look for first", () => {
  expect(names("recent")).toEqual(["api", "web", ""]);
  expect(names("name")).toEqual(["api", "", "web"]);
  expect(names("total")).toEqual(["api", "", "web"]);
  expect(names("month")).toEqual(["web", "", "api"]);
  expect(names("first")).toEqual(["api", "web", ""]);
  expect(names("language")).toEqual(["api", "", "web"]);
  expect(names("total", "", true)).toEqual(["web", "", "api"]);
});

it("the search looks at the name that is shown, in any case", () => {
  expect(names("recent", " WE")).toEqual(["web"]);
  expect(names("recent", "no proj")).toEqual([""]);
  expect(names("recent", "zzz")).toEqual([]);
});
