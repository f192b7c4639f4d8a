import type { DomainRow } from "@streakline/shared/sites/sites-answers.ts";
import { expect, it } from "vitest";
import { isNarrowed, narrowed } from "./narrowed.ts";

const row = (domain: string, category: DomainRow["category"], weight: number): DomainRow => ({
  domain,
  category,
  weight,
  seconds: 60,
  days: 1,
  pageViews: 1,
  tabSwitches: 0,
  idleSeconds: 0,
});
const domains = [
  row("mozilla.org", "documentation", 1),
  row("youtube.com", "video", 0),
  row("vimeo.com", "video", 0.5),
];

it("narrowed() keeps what fits everything that is set", () => {
  const found = (narrowing: Parameters<typeof narrowed>[1]) =>
    narrowed(domains, narrowing).map(({ domain }) => domain);
  expect(found({})).toHaveLength(3);
  expect(found({ category: "video" })).toEqual(["youtube.com", "vimeo.com"]);
  expect(found({ category: "video", counts: "neutral" })).toEqual(["vimeo.com"]);
  expect(found({ q: " YouTube " })).toEqual(["youtube.com"]);
  expect([{}, { q: " " }, { counts: "neutral" as const }].map(isNarrowed)).toEqual([
    false,
    false,
    true,
  ]);
});
