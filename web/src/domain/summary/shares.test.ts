import { expect, it } from "vitest";
import { namedShares } from "./shares.ts";

it("namedShares() keeps order and seconds and adds name and colour", () => {
  const shares = [
    { value: "typescript", name: "typescript", seconds: 90 },
    { value: "", name: "", seconds: 10 },
  ];
  expect(namedShares("language", shares, (value) => `colour-${value}`)).toEqual([
    { value: "typescript", name: "TypeScript", seconds: 90, colour: "colour-typescript" },
    { value: "", name: "Unknown language", seconds: 10, colour: "colour-" },
  ]);
});
