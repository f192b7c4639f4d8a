import type { SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import { expect, it } from "vitest";
import { renderPart, textOf } from "../../../testing/render-part.tsx";
import { DaySites, KeptDaySites, KeptProductivity } from "./day-sites.tsx";

const at = 1_795_305_600;
const domain = {
  domain: "mozilla.org",
  category: "documentation" as const,
  weight: 1,
  days: 1,
  pageViews: 1,
  tabSwitches: 0,
  idleSeconds: 0,
};
const kept: SitesSummary = {
  from: "2026-09-13",
  to: "2026-09-13",
  secondsTotal: 3_600,
  codingSeconds: 1_200,
  productivityScore: 71.3,
  shares: { productive: 2_400, neutral: 0, distracting: 1_200 },
  domains: [{ ...domain, seconds: 2_400 }],
  domainsTotal: 2,
  otherSeconds: 1_200,
  categories: [],
  hours: [],
  weekHours: [],
  bucketBy: "day",
  buckets: [],
  weeks: [],
  pendingDays: 0,
};
const pulled = [
  {
    domain: "youtube.com",
    category: "video" as const,
    weight: 0,
    count: 2,
    blocksEnded: 1,
    seconds: 700,
  },
];

it("a day whose single visits are deleted says so, and shows its totals by name", () => {
  const text = textOf(
    renderPart(<KeptDaySites day="2026-09-13" kept={kept} pulled={pulled} hadBlocks />),
  );
  for (const words of [
    "The single visits of this day were deleted",
    "mozilla.org · Documentation 40 min",
    "Others 20 min",
    "youtube.com Video 2 visits, ended 1 block of deep work",
  ])
    expect(text).toContain(words);
});

it("its productivity score is the stored one, not one worked out from what is left", () => {
  const text = textOf(renderPart(<KeptProductivity kept={kept} />));
  for (const words of [
    "71.3 of 100",
    "Coding 20 min",
    "Productive sites , counts whole 40 min",
    "Distracting sites , counts nothing 20 min",
  ])
    expect(text).toContain(words);
});

it("a day whose visits are kept says nothing of it", () => {
  const site = {
    kind: "site" as const,
    sessionId: "v",
    project: "",
    language: "",
    editor: "",
    deviceId: "d",
    branch: "",
  };
  const sites = [
    {
      ...site,
      domain: "mozilla.org",
      category: "documentation" as const,
      weight: 1,
      startedAt: at,
      endedAt: at + 600,
    },
  ];
  const text = textOf(
    renderPart(
      <DaySites
        day="2026-11-22"
        zones={{ timeZone: "UTC" }}
        intervals={[]}
        sites={sites}
        blocks={[]}
      />,
    ),
  );
  expect(text).toContain("mozilla.org · Documentation 10 min");
  expect(text).not.toContain("no longer kept");
});
