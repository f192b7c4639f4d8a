import { expect, it } from "vitest";
import { classes } from "./classes.ts";

it.each([
  [["p-4", "text-sm"], "p-4 text-sm"],
  [["p-4", false, "text-sm"], "p-4 text-sm"],
  [["p-4", ""], "p-4"],
  [[], ""],
] as const)("classes(...%j) is %j", (lists, list) => expect(classes(...lists)).toBe(list));
