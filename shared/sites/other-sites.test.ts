import { expect, test } from "vitest";
import { Domain } from "../activity/website-session.ts";
import { isOtherSites, OTHER_SITES } from "./other-sites.ts";

test("isOtherSites() takes the sum of smaller sites, which no domain can be", () => {
  const sum = `${OTHER_SITES}news/0`;
  expect(isOtherSites(sum)).toBe(true);
  expect(Domain.safeParse(sum).success).toBe(false);
  expect(isOtherSites("other.example.org")).toBe(false);
});
