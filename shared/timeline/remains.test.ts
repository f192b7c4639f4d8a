import fc from "fast-check";
import { expect, test } from "vitest";
import { burstLists } from "../testing/arbitraries.ts";
import { aSession, clock, SUNDAY } from "../testing/builders.ts";
import { withRemains } from "./remains.ts";
import { line, timeline } from "./timeline.ts";

const DAY = { startsAt: SUNDAY, endsAt: SUNDAY + 86_400 };
const RULES = { gapMinutes: 15, awayMinutes: 2 };

test("withRemains() gives the remains to sites without a name, and coding keeps the rest", () => {
  const coding = timeline(
    [aSession({ startedAt: clock("10:00"), endedAt: clock("10:10") })],
    DAY,
    RULES,
  );
  const { intervals, sites } = withRemains(
    coding,
    [[clock("10:05"), clock("10:08"), "news", 0]],
    DAY,
  );
  expect(intervals.map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([
    [clock("10:00"), clock("10:05")],
    [clock("10:08"), clock("10:10")],
  ]);
  expect(sites).toMatchObject([
    {
      kind: "site",
      startedAt: clock("10:05"),
      endedAt: clock("10:08"),
      domain: "",
      category: "news",
      weight: 0,
    },
  ]);
});

test("withRemains() cuts at the bounds of the day", () => {
  const remains = [
    [DAY.startsAt - 100, DAY.startsAt + 50, "news", 0],
    [DAY.startsAt - 300, DAY.startsAt - 200, "news", 0],
  ] as const;
  const { sites } = withRemains(timeline([], DAY, RULES), remains, DAY);
  expect(sites).toMatchObject([{ startedAt: DAY.startsAt, endedAt: DAY.startsAt + 50 }]);
});

test("a day with only the remains of its sites keeps its totals, second by second", () => {
  fc.assert(
    fc.property(burstLists(20_000), (sessions) => {
      const before = timeline(sessions, DAY, RULES);
      const coding = timeline(
        sessions.filter(({ kind }) => kind !== "website"),
        DAY,
        RULES,
      );
      const remains = before.sites.map(
        ({ startedAt, endedAt, category = "other", weight = 0.5 }) =>
          [startedAt, endedAt, category, weight] as const,
      );
      const after = withRemains(coding, remains, DAY);
      const seconds = (of: typeof before): string[] =>
        line(of).flatMap(({ kind, startedAt, endedAt, project }) =>
          startedAt === endedAt
            ? []
            : [`${startedAt} ${endedAt} ${kind === "site" ? "site" : project}`],
        );
      expect(merged(seconds(after))).toEqual(merged(seconds(before)));
    }),
  );
});

/** Pieces that touch and have the same owner are one. */
function merged(pieces: readonly string[]): string[] {
  const list: [number, number, string][] = [];
  for (const piece of pieces) {
    const [from = "", to = "", ...owner] = piece.split(" ");
    const last = list.at(-1);
    if (last !== undefined && last[1] === Number(from) && last[2] === owner.join(" "))
      last[1] = Number(to);
    else list.push([Number(from), Number(to), owner.join(" ")]);
  }
  return list.map((one) => one.join(" "));
}
