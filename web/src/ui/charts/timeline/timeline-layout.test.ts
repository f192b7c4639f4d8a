import { expect, it } from "vitest";
import type { Lane } from "./timeline-geometry.ts";
import { timelineLayout } from "./timeline-layout.ts";

const lane = (key: string): Lane => ({ key, name: key, colour: "red", seconds: 0, pieces: [] });
const two = [lane("a"), lane("b")];

it("timelineLayout() puts names beside the rows on wide screens and above them on narrow ones", () => {
  const wide = timelineLayout(960, two, [], false);
  expect([wide.gutter, wide.plot, wide.rowHeight]).toEqual([132, 828, 22]);
  const narrow = timelineLayout(358, two, [], false);
  expect([narrow.gutter, narrow.plot, narrow.rowHeight]).toEqual([0, 358, 36]);
});

it("timelineLayout() makes room for what was recorded above the rows and for agents below them", () => {
  const plain = timelineLayout(960, two, [], false);
  expect([plain.rowTop(0), plain.rowTop(1), plain.height]).toEqual([60, 82, 128]);
  const full = timelineLayout(960, two, two, true);
  expect([full.sourceTop(0), full.sourceTop(1), full.rowTop(0)]).toEqual([56, 76, 112]);
  expect(full.height).toBe(plain.height + 52 + 22);
});
