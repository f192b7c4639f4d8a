import { expect, test } from "vitest";
import { chanceOf } from "./chance.ts";
import { weighted } from "./weighted.ts";

test("weighted() gives weight 3 three times as often as weight 1, and never weight 0", () => {
  const chance = chanceOf(1);
  const picked = Array.from({ length: 4_000 }, () =>
    weighted({ rust: 3, toml: 1, cobol: 0 }, chance),
  );
  const rust = picked.filter((value) => value === "rust").length;
  expect(Math.abs(rust - 3_000)).toBeLessThan(100);
  expect(picked).not.toContain("cobol");
  expect(weighted({}, chance)).toBe("");
});
