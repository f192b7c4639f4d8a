import { describe, expect, test } from "vitest";
import { clock } from "../testing/builders.ts";
import type { Interval } from "./interval.ts";
import { stretches, stretchOf } from "./stretch.ts";

const piece = (from: string, to: string, rest: Partial<Interval> = {}): Interval => ({
  kind: "session",
  sessionId: `${from} ${to}`,
  project: "shop",
  language: "typescript",
  branch: "main",
  editor: "vscode",
  deviceId: "laptop",
  startedAt: clock(from),
  endedAt: clock(to),
  ...rest,
});

test("stretches() join what the cuts of a client parted", () => {
  const [first, second] = [piece("10:00", "10:05"), piece("10:05", "10:10")];
  expect(stretches([first, second])).toEqual([{ ...first, endedAt: second.endedAt }]);
  expect(stretchOf(second, [first, second])).toEqual({
    startedAt: first.startedAt,
    endedAt: second.endedAt,
  });
});

describe("a stretch ends", () => {
  test.each<[string, Partial<Interval>]>([
    ["where a gap begins", { kind: "gap" }],
    ["in another project", { project: "blog" }],
    ["in another language", { language: "css" }],
    ["on another branch", { branch: "next" }],
    ["in another editor", { editor: "cursor" }],
    ["on another device", { deviceId: "tower" }],
    ["on another site", { domain: "mozilla.org" }],
    ["on a site that counts otherwise, without names", { domain: "", weight: 1 }],
    ["after a second of nothing", { startedAt: clock("10:05:01") }],
  ])("%s", (_, rest) => {
    expect(stretches([piece("10:00", "10:05"), piece("10:05", "10:10", rest)])).toHaveLength(2);
  });
});
