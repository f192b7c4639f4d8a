import { expect, test } from "vitest";
import { browserName } from "./browser-name.ts";

test.each([
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36",
    "chrome",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, " +
      "like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0",
    "edge",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "firefox"],
  ["curl", "other"],
])("browserName() of %s is %s", (agent, name) => {
  expect(browserName(agent)).toBe(name);
});
