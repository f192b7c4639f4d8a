import { CONSENTS } from "@streakline/shared/privacy/consents.ts";
import type { DomainRow, SiteRule, SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import { expect, it } from "vitest";
import { ProductivityParts } from "../../domain/sites/productivity-parts.tsx";
import { PulledOutList, pulledWords } from "../../domain/sites/pulled-out-list.tsx";
import { renderPart, textOf } from "../../testing/render-part.tsx";
import { isChosen } from "./domains/chosen-category.ts";
import { DomainsCard } from "./domains/domains-card.tsx";
import { NoSites } from "./empty/no-sites.tsx";
import { SiteWeekHoursCard } from "./cards/site-hours-cards.tsx";
import { TrendCard } from "./cards/trend-card.tsx";
import { UncategorisedCard } from "./cards/uncategorised-card.tsx";

const nothing = () => undefined;
const row: DomainRow = {
  domain: "youtube.com",
  category: "learning",
  weight: 0.8,
  seconds: 600,
  days: 1,
  pageViews: 12,
  tabSwitches: 0,
  idleSeconds: 0,
};
const rule: SiteRule = {
  domain: "youtube.com",
  category: "learning",
  weight: 0.8,
  updatedAt: 1_795_305_600,
};

it("a domain says its category, what it counts as and that the person chose it", () => {
  const text = textOf(
    renderPart(
      <DomainsCard
        domains={[row]}
        rest={{ count: 3, seconds: 60 }}
        pagesRead={[{ domain: "youtube.com", pages: 7 }]}
        rules={[rule]}
        narrowing={{}}
        isBusy={false}
        onNarrow={nothing}
        onRule={nothing}
      />,
    ),
  );
  for (const words of [
    "youtube.com Learning, productive · your choice · 7 different pages",
    "10 min",
    "12 pages, 1 day",
    "And 3 more with less time, together 1 min",
  ])
    expect(text).toContain(words);
});

it("a list without a match says so", () => {
  const html = renderPart(
    <DomainsCard
      domains={[row]}
      rest={{ count: 0, seconds: 0 }}
      rules={undefined}
      narrowing={{ counts: "neutral", category: "video" }}
      isBusy={false}
      onNarrow={nothing}
      onRule={nothing}
    />,
  );
  expect(textOf(html)).toContain("No sites match");
  expect(textOf(html)).toContain("Remove the filter Category Video");
});

it("sites without a category are asked about a few at a time, and not at all when there are none", () => {
  const domains = ["a.test", "b.test", "c.test", "d.test"].map((domain) => ({
    domain,
    seconds: 60,
    days: 1,
  }));
  const part = (list: typeof domains) =>
    renderPart(
      <UncategorisedCard domains={list} isBusy={false} onRule={nothing} onLater={nothing} />,
    );
  expect(textOf(part(domains))).toContain("And 1 more after these.");
  expect(textOf(part(domains))).toContain("Not now");
  expect(part([])).toBe("");
  expect(isChosen("uncategorised")).toBe(false);
});

it("without a browser the page explains how to connect one, with the very sentence that is asked", () => {
  const text = textOf(
    renderPart(<NoSites consent="never_asked" hasBrowser={false} origin="http://127.0.0.1:4700" />),
  );
  for (const words of [
    "npm run package",
    "extension-browser/dist/streakline-chrome.zip",
    "http://127.0.0.1:4700",
    CONSENTS.sites.sentence,
    "It is off until you allow it",
  ])
    expect(text).toContain(words);
  expect(textOf(renderPart(<NoSites consent="withdrawn" hasBrowser origin="" />))).toContain(
    "You said no, so no browser records",
  );
  expect(textOf(renderPart(<NoSites consent="given" hasBrowser origin="" />))).toContain(
    "No site was recorded in this range",
  );
});

it("the productivity score stands beside the four times it is made of", () => {
  const split = { productive: 1_800, neutral: 600, distracting: 0 };
  const text = textOf(
    renderPart(<ProductivityParts score={92.5} codingSeconds={3_600} split={split} />),
  );
  for (const words of [
    "92.5 of 100",
    "Coding 1 h 00 min 60 %",
    "Neutral sites , counts half 10 min 10 %",
    "Distracting sites , counts nothing 0 min 0 %",
  ])
    expect(text).toContain(words);
});

it("what pulled somebody out says how often, or why nothing did", () => {
  expect(pulledWords(1, 0)).toBe("1 visit, none ended a block");
  expect(pulledWords(3, 2)).toBe("3 visits, ended 2 blocks of deep work");
  expect(textOf(renderPart(<PulledOutList rows={[]} hadBlocks={false} />))).toContain(
    "There was no deep work",
  );
  expect(textOf(renderPart(<PulledOutList rows={[]} hadBlocks />))).toContain(
    "No site interrupted",
  );
});

const split = { productive: 0, neutral: 0, distracting: 0 };
const summary: SitesSummary = {
  from: "2026-11-16",
  to: "2026-11-29",
  secondsTotal: 1_800,
  codingSeconds: 0,
  shares: split,
  productivityScore: null,
  domains: [],
  domainsTotal: 0,
  otherSeconds: 0,
  categories: [],
  hours: [],
  bucketBy: "day",
  buckets: [],
  weeks: [],
  pendingDays: 0,
  weekHours: [{ weekday: 5, hour: 14, productive: 1_200, neutral: 0, distracting: 600 }],
};

it("hours of the week are a table of all time on sites, or of the one way of counting that is lit", () => {
  const cell = (lit: "distracting" | null) =>
    /Friday 14:00 to 15:00: ([^"]*)"/.exec(
      renderPart(<SiteWeekHoursCard summary={summary} weekStartsOn={1} lit={lit} />),
    )?.[1];
  expect([cell(null), cell("distracting")]).toEqual(["30 min 00 s", "10 min 00 s"]);
});

it("the trend tells the blocks of deep work of each week in its table", () => {
  const week = { ...split, codingSeconds: 3_600, productivityScore: 80, focusScore: null };
  const weeks = [
    { ...week, start: "2026-11-16", deepWorkBlocks: 3 },
    { ...week, start: "2026-11-23", deepWorkBlocks: 1 },
  ];
  const text = textOf(renderPart(<TrendCard weeks={weeks} />));
  expect(text).toContain("Focus Deep work Coding");
  expect(text).toContain("16 Nov 80 none 3 blocks 1 h 00 min 0 min");
  expect(text).toContain("23 Nov 80 none 1 block");
});
