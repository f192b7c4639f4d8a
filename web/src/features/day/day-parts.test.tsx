import { NO_LINES } from "@streakline/shared/stats/lines.ts";
import type { DayAnswer, WhyAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { expect, it } from "vitest";
import { renderPart, textOf } from "../../testing/render-part.tsx";
import type { Connected } from "./empty/connected.ts";
import { DayFigures } from "./cards/day-figures.tsx";
import { DayWork } from "./cards/day-work.tsx";
import { DeepWorkCard } from "./cards/deep-work-card.tsx";
import { LinesCard } from "./cards/lines-card.tsx";
import { NothingYet } from "./empty/nothing-yet.tsx";
import { UnknownSitesLine } from "./sites/unknown-sites-line.tsx";
import { WhyDetails } from "./why/why-details.tsx";

const at = 1_795_305_600;
const lines = {
  ...NO_LINES,
  added: 100,
  deleted: 5,
  modified: 50,
  inserted: 40,
  keystrokes: 1_234,
  filesModified: 3,
  gitCommits: 1,
};
const breakdown = { project: [], language: [], editor: [], deviceId: [], branch: [] };
const day: DayAnswer = {
  day: "2026-11-22",
  startsAt: at,
  endsAt: at + 86_400,
  timeZone: "UTC",
  secondsTotal: 7_539,
  agentSeconds: 600,
  breakdown,
  lines,
  deepWork: [
    {
      startedAt: at,
      endedAt: at + 1_800,
      secondsActive: 1_740,
      interruptions: 1,
      endedBecause: "end_of_activity",
    },
  ],
  focus: {
    total: 54,
    deepWork: 13.9,
    switches: 25,
    calm: 15,
    switchesPerHour: 0.7,
    deepWorkSeconds: 1_740,
  },
  streakDays: 3,
  pending: false,
  updatedAt: at,
};

it("the figures of a day stand beside each other, agents outside the total", () => {
  const text = textOf(renderPart(<DayFigures day={day} asOf={null} />));
  for (const words of [
    "Coding time 2 h 05 min",
    "Agent time (not counted) 10 min",
    "Deep work 29 min",
    "Lines typed / inserted 150 / 40",
    "Streak 3 days",
    "54",
    "13.9 of 60",
  ])
    expect(text).toContain(words);
});

it("figures from the disk say when they were seen, fresh ones say when they are still changing", () => {
  expect(textOf(renderPart(<DayFigures day={day} asOf="22 Nov 2026, 10:00" />))).toContain(
    "As of 22 Nov 2026, 10:00",
  );
  expect(textOf(renderPart(<DayFigures day={{ ...day, pending: true }} asOf={null} />))).toContain(
    "New minutes are being added",
  );
});

it("a day that cannot be counted says why, and not that minutes are being added", () => {
  const refusal = "More than 50000 sessions lie in this time.";
  const text = textOf(renderPart(<DayFigures day={{ ...day, refusal }} asOf={null} />));
  expect(text).toContain(refusal);
  expect(text).not.toContain("being added");
});

it("a day without anything shows its total and no empty scores", () => {
  const text = textOf(
    renderPart(
      <DayFigures day={{ ...day, secondsTotal: 0, agentSeconds: 0, focus: null }} asOf={null} />,
    ),
  );
  expect(text).toContain("0 min");
  expect(text).not.toContain("Focus");
});

it("a block of deep work says when, how long and why it ended", () => {
  expect(
    textOf(renderPart(<DeepWorkCard blocks={day.deepWork} zones={{ timeZone: "UTC" }} />)),
  ).toBe("Deep work 00:00 – 00:30 1 short interruption, until the end 29 min");
  expect(textOf(renderPart(<DeepWorkCard blocks={[]} zones={{ timeZone: "UTC" }} />))).toContain(
    "No block of 25 minutes yet",
  );
});

it("a block of documentation alone is shown on a day without code; without both, nothing", () => {
  const none = { ...day, secondsTotal: 0, lines: { ...lines, inserted: 0 } };
  const text = textOf(renderPart(<DayWork day={none} hasSites />));
  expect(text).toContain("Deep work 00:00 – 00:30");
  expect(text).not.toContain("What was written");
  expect(renderPart(<DayWork day={{ ...none, deepWork: [] }} hasSites />)).toBe("");
  expect(textOf(renderPart(<DayWork day={{ ...day, deepWork: [] }} hasSites={false} />))).toMatch(
    /No block of 25 minutes yet.*What was written/,
  );
});

it("sites without a category are one line on Today, and none when there are none", () => {
  const domains = ["a.test", "b.test", "c.test"].map((domain) => ({
    domain,
    seconds: 60,
    days: 1,
  }));
  const nothing = () => undefined;
  const part = (list: typeof domains) =>
    renderPart(<UnknownSitesLine domains={list} onFollow={nothing} onLater={nothing} />);
  expect(textOf(part(domains))).toContain(
    "3 sites have no category yet and count as neutral, among them a.test .",
  );
  expect(textOf(part(domains.slice(1, 2)))).toContain(
    "b.test has no category yet and counts as neutral.",
  );
  expect(part([])).toBe("");
});

it("typed and inserted lines are told apart", () => {
  expect(textOf(renderPart(<LinesCard lines={lines} />))).toContain("Typed 150 Inserted 40");
});

it("the reason names the rule, the session before the gap, its client and delivery", () => {
  const answer: WhyAnswer = {
    at: at + 500,
    verdict: "gap",
    counts: true,
    rule: 2,
    sentence: "This minute counts: it is a short break.",
    timeZone: "UTC",
    interval: {
      kind: "gap",
      sessionId: "s",
      project: "web",
      language: "go",
      editor: "vscode",
      deviceId: "d",
      branch: "",
      startedAt: at + 300,
      endedAt: at + 600,
    },
    session: {
      id: "s",
      startedAt: at,
      endedAt: at + 300,
      endedBy: "blur",
      actor: "person",
      deviceName: "Laptop",
      client: "streakline-vscode/0.1.0",
      receivedAt: at + 900,
      batchId: "b-1",
    },
    others: 2,
    nextStartedAt: at + 600,
  };
  const text = textOf(renderPart(<WhyDetails answer={answer} zones={{ timeZone: "UTC" }} />));
  for (const words of [
    "It counts",
    "Rule 2",
    "00:05:00 to 00:10:00",
    "Session before 00:00:00 to 00:05:00",
    "the window lost focus",
    "Laptop, streakline-vscode/0.1.0",
    "b-1",
    "Next session 00:10:00",
    "2 other sessions",
  ]) {
    expect(text).toContain(words);
  }
});

it("a minute with nothing says so and shows no evidence", () => {
  const text = textOf(
    renderPart(
      <WhyDetails
        answer={{
          at,
          timeZone: "UTC",
          verdict: "nothing",
          counts: false,
          rule: 1,
          sentence: "No session was recorded here.",
          interval: null,
          session: null,
          others: 0,
          nextStartedAt: null,
        }}
        zones={{ timeZone: "UTC" }}
      />,
    ),
  );
  expect(text).toBe("It does not count No session was recorded here. Rule 1 Time zone UTC");
});

it("an empty day names what is connected: browsers alone, or nothing where all were revoked", () => {
  const empty = (isToday: boolean, from: Connected) =>
    textOf(renderPart(<NothingYet isToday={isToday} from={from} />));
  expect(empty(true, "editor")).toContain("Your editors send");
  expect(empty(true, "browser")).toMatch(
    /Your browser sends .* none is connected\. Connect an editor$/,
  );
  expect(empty(true, "both")).toContain("Your editors and browsers send");
  expect(empty(true, "unknown")).toContain("Your devices send");
  expect(empty(true, "nothing")).toMatch(
    /^Nothing is connected any more .* Connect an editor Connect a browser$/,
  );
  expect(empty(false, "browser")).toContain("If a browser was offline");
  expect(empty(false, "nothing")).toBe(
    "Nothing was recorded on this day No device is connected that could still send it.",
  );
});

it("a block names the site that ended it where sites are recorded, and only there", () => {
  const blocks: DayAnswer["deepWork"] = [
    {
      startedAt: at,
      endedAt: at + 1_800,
      secondsActive: 1_800,
      interruptions: 0,
      endedBecause: "long_interruption",
      endedBy: {
        kind: "site",
        domain: "youtube.com",
        category: "video",
        weight: 0,
        startedAt: at + 1_800,
        seconds: 720,
        until: at + 2_600,
      },
    },
  ];
  expect(
    textOf(renderPart(<DeepWorkCard blocks={blocks} zones={{ timeZone: "UTC" }} hasSites />)),
  ).toContain("undisturbed, until youtube.com , 12 min");
  expect(
    textOf(renderPart(<DeepWorkCard blocks={blocks} zones={{ timeZone: "UTC" }} />)),
  ).toContain("undisturbed, until a long interruption");
});

it("blocks say how long they were interrupted, also without sites, and make nothing up", () => {
  const block = { startedAt: at, endedAt: at + 1_800, secondsActive: 1_800, interruptions: 0 };
  const pause = (seconds: number) => ({
    kind: "pause" as const,
    startedAt: at + 1_800,
    seconds,
    until: at + 1_800 + seconds,
  });
  const sentence = (more: Pick<DayAnswer["deepWork"][number], "endedBecause" | "endedBy">) =>
    textOf(
      renderPart(<DeepWorkCard blocks={[{ ...block, ...more }]} zones={{ timeZone: "UTC" }} />),
    );
  expect(sentence({ endedBecause: "long_interruption", endedBy: pause(1_500) })).toContain(
    "undisturbed, until an interruption of 25 min",
  );
  expect(sentence({ endedBecause: "too_many_interruptions", endedBy: pause(90) })).toContain(
    "undisturbed, until many interruptions, the last of 1 min",
  );
  expect(sentence({ endedBecause: "long_interruption" })).toContain(
    "undisturbed, until a long interruption",
  );
});

it("the reason for a minute on a site names the site and what it counts, and no project", () => {
  const interval = {
    kind: "site" as const,
    sessionId: "v",
    project: "",
    language: "",
    editor: "",
    deviceId: "d",
    branch: "",
    startedAt: at,
    endedAt: at + 60,
    domain: "mozilla.org",
    category: "documentation" as const,
    weight: 1,
  };
  const session = {
    id: "v",
    startedAt: at,
    endedAt: at + 60,
    endedBy: "switch",
    actor: "person" as const,
    deviceName: "Chrome",
    client: "streakline-browser/0.1.0",
    receivedAt: at + 90,
    batchId: "b-2",
  };
  const answer: WhyAnswer = {
    at,
    timeZone: "UTC",
    verdict: "site",
    counts: true,
    rule: 1,
    sentence: "On a website.",
    interval,
    session,
    others: 0,
    nextStartedAt: null,
  };
  const text = textOf(renderPart(<WhyDetails answer={answer} zones={{ timeZone: "UTC" }} />));
  for (const words of [
    "It counts as time on a site",
    "mozilla.org",
    "Documentation, productive, counts whole",
    "another site came to the front",
  ])
    expect(text).toContain(words);
  expect(text).not.toContain("Project");
  const unnamed = textOf(
    renderPart(
      <WhyDetails
        answer={{ ...answer, interval: { ...interval, domain: "" }, session: null }}
        zones={{ timeZone: "UTC" }}
      />,
    ),
  );
  expect(unnamed).toContain(
    "Site no longer kept for this day Category Documentation, productive, counts whole",
  );
});
