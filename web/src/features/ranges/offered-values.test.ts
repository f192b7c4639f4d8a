import { OTHER_VALUE } from "@streakline/shared/stats/stats-answers.ts";
import { expect, it } from "vitest";
import { offeredValues } from "./offered-values.ts";

const share = (value: string, seconds: number) => ({ value, name: value, seconds });
const shares = [
  share("web", 300),
  share("api", 200),
  { value: OTHER_VALUE, name: "Other", seconds: 100 },
];
const names = (list: ReturnType<typeof offeredValues>) => list?.map(({ shown }) => shown);

it("the sum of what a list does not name is no value to filter by, whether listed, searched or typed", () => {
  expect(names(offeredValues("project", shares, [], ""))).toEqual(["web", "api"]);
  expect(names(offeredValues("project", shares, [], OTHER_VALUE))).toEqual([]);
  expect(names(offeredValues("project", shares, [], "Other"))).toEqual(["Other"]);
  expect(offeredValues("project", shares, [], "Other")?.[0]?.value).toBe("Other");
});

it("a typed name that is not among the largest can be taken, after those it is a part of", () => {
  expect(offeredValues("project", shares, [], " we ")).toEqual([
    { value: "web", shown: "web", seconds: 300 },
    { value: "we", shown: "we", seconds: null },
  ]);
  expect(names(offeredValues("project", shares, [], "WEB"))).toEqual(["web"]);
  expect(
    names(offeredValues("language", [share("typescriptreact", 1)], [], "TypeScript JSX")),
  ).toEqual(["TypeScript JSX"]);
  expect(
    names(offeredValues("language", [share("typescriptreact", 1)], [], "typescriptreact")),
  ).toEqual(["TypeScript JSX"]);
});

it("what is chosen already stays in sight although the list does not name it", () => {
  expect(names(offeredValues("project", shares, ["old one", "api"], ""))).toEqual([
    "old one",
    "web",
    "api",
  ]);
});

it("nobody types the id of a device, and no name is longer than the server takes", () => {
  expect(names(offeredValues("deviceId", shares, [], "laptop"))).toEqual([]);
  expect(names(offeredValues("branch", shares, [], "x".repeat(201)))).toEqual([]);
  expect(offeredValues("project", undefined, [], "web")).toBeUndefined();
});
