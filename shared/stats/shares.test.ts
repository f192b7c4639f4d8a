import fc from "fast-check";
import { expect, test } from "vitest";
import { anInterval } from "../testing/builders.ts";
import { shares } from "./shares.ts";

const { project: _p, ...rest } = anInterval();
const row = (project: string, seconds: number, language = "typescript") => ({
  ...rest,
  project,
  language,
  seconds,
});

test("shares() sums up by each dimension, largest first", () => {
  const { project, language } = shares([row("a", 60), row("b", 50), row("b", 40, "css")]);
  expect(project).toEqual([
    { value: "b", name: "b", seconds: 90 },
    { value: "a", name: "a", seconds: 60 },
  ]);
  expect(language.map(({ value, seconds }) => [value, seconds])).toEqual([
    ["typescript", 110],
    ["css", 40],
  ]);
});

test("shares() names values, orders equal ones and leaves out what has no time", () => {
  const { project, deviceId } = shares(
    [row("b", 60), row("a", 60), row("c", 0)],
    (dimension, value) => (dimension === "deviceId" ? "My laptop" : value),
  );
  expect(project.map(({ value }) => value)).toEqual(["a", "b"]);
  expect(deviceId).toEqual([{ value: "laptop", name: "My laptop", seconds: 120 }]);
});

test("shares() add up to the rows in every list", () => {
  const rows = fc.array(
    fc
      .tuple(fc.constantFrom("a", "b", "__proto__"), fc.nat(10_000), fc.constantFrom("x", "y"))
      .map(([project, seconds, language]) => row(project, seconds, language)),
  );
  fc.assert(
    fc.property(rows, (list) => {
      const total = list.reduce((sum, { seconds }) => sum + seconds, 0);
      for (const dimension of Object.values(shares(list)))
        expect(dimension.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(total);
    }),
  );
});
