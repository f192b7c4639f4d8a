import { expect, test } from "vitest";
import { nameOf } from "./names.ts";

test("nameOf() gives a device its name and what is hidden a word", () => {
  const names = new Map([["0197", "Laptop"]]);
  expect(nameOf("deviceId", "0197", names)).toBe("Laptop");
  expect(nameOf("deviceId", "0198", names)).toBe("Unknown device");
  expect(nameOf("project", "shop", names)).toBe("shop");
  expect(nameOf("branch", "", names)).toBe("Unknown");
});
