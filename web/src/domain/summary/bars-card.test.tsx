import { NO_LINES } from "@streakline/shared/stats/lines.ts";
import { OTHER_VALUE, type SummaryAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { expect, it } from "vitest";
import { renderPart } from "../../testing/render-part.tsx";
import { BarsCard } from "./bars-card.tsx";

const summary: SummaryAnswer = {
  from: "2026-11-22",
  to: "2026-11-22",
  bucketBy: "day",
  groupBy: "project",
  secondsTotal: 900,
  daysCounted: 1,
  daysActive: 1,
  secondsPerDay: 900,
  bestDay: null,
  before: { from: "2026-11-21", to: "2026-11-21", secondsTotal: 0, change: null },
  pendingDays: 0,
  buckets: [{ start: "2026-11-22", seconds: 900, parts: [{ value: "web", seconds: 900 }] }],
  breakdown: {
    language: [],
    editor: [],
    deviceId: [],
    branch: [],
    project: [
      { value: "web", name: "web", seconds: 800 },
      { value: OTHER_VALUE, name: "Other", seconds: 100 },
    ],
  },
  lines: NO_LINES,
};

it("names of shares lead on, the row that sums up the rest does not", () => {
  const nothing = () => undefined;
  const html = renderPart(
    <BarsCard
      {...{
        summary,
        groups: ["project"],
        size: "day",
        weekStartsOn: 1,
        onGroup: nothing,
        onSize: nothing,
        onPick: nothing,
      }}
      link={(_, { value }, name) => <a href={value}>{name}</a>}
    />,
  );
  expect(html).toContain('<a href="web">web</a>');
  expect(html).not.toContain(OTHER_VALUE);
  expect(html).toContain("Other");
});
