import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query, shownShares, shownTotal } from "./kit/person/dashboard.ts";
import { extensionLogs } from "./kit/editor/editor.ts";
import { discrepancies, NOTHING_WRONG } from "./kit/checks/history.ts";
import { independentSum } from "./kit/checks/independent-sum.ts";
import type { Sum } from "./kit/checks/independent-sum.ts";
import { afternoonZone, midSecond, typeText } from "./kit/person/person.ts";
import { RESULTS } from "./kit/machine/tools.ts";
import { waitFor } from "./kit/machine/wait-for.ts";
import { openFile, openWorkbench, runCommand, setFocus, switchToTab } from "./kit/editor/window.ts";
import { connectEditor, signUp, startWorld, streaklineStatus } from "./kit/world.ts";
import type { World } from "./kit/world.ts";

// A day of coding in VS Code becomes a day on the dashboard. Typing takes its real time; pauses are
// skipped by the editor's clock, which starts an hour back so that no session lies in the future.

const zone = afternoonZone();
let world: World;
let window: Page;
let dashboard: Page;

beforeAll(async () => {
  mkdirSync(RESULTS, { recursive: true });
  world = await startWorld({
    timeZone: zone,
    clockOffsetSeconds: -3600,
    files: { "alpha/one.ts": "", "alpha/notes.py": "", "beta/two.py": "", "beta/four.ts": "" },
  });
  dashboard = await world.browser.newPage();
  window = await world.browser.newPage();
});
afterAll(async () => {
  if (world !== undefined && window !== undefined) {
    await window.screenshot({ path: `${RESULTS}main-job-editor.png` }).catch(() => undefined);
    await dashboard
      .screenshot({ path: `${RESULTS}main-job-dashboard.png`, fullPage: true })
      .catch(() => undefined);
  }
  await world?.close();
});

test("a first visitor makes an account on the page and connects VS Code with one click", async () => {
  await signUp(dashboard, world.server);
  // A server that sends no mail asks nobody to confirm an address first.
  expect(new URL(dashboard.url()).pathname).toBe("/welcome");
  await openWorkbench(window, world.editor.url());
  expect(await streaklineStatus(window)).toMatch(/sign(ed)? (in|out)/i);
  await connectEditor(window, world.browser);
  expect(await query<{ devices: { kind: string }[] }>(dashboard, "devices.list")).toMatchObject({
    devices: [{ kind: "vscode" }],
  });
});

test("two languages, two projects and pauses: the dashboard shows the seconds that were typed", async () => {
  const { editor } = world;
  await openFile(window, "alpha/one.ts");
  await typeText(window, "const answer = 42;\n");
  await editor.skip(45); // a pause inside the session
  await typeText(window, "let more = 1;");
  await editor.skip(300); // a gap that counts
  await midSecond();
  await openFile(window, "beta/two.py");
  await typeText(window, "answer = 42\nprint(answer)\n");
  await midSecond();
  await openFile(window, "alpha/notes.py");
  await typeText(window, "x = [1, 2, 3]\nfor one in x:\n  print(one)\n");
  await editor.skip(1200); // a gap that does not count
  await midSecond();
  await switchToTab(window, "one.ts");
  await typeText(window, "export {};");
  await setFocus(window, false); // away for seven minutes: two of them count
  await editor.skip(420);
  await midSecond();
  await setFocus(window, true);
  await typeText(window, "\n// back");
  await midSecond();
  await openFile(window, "beta/four.ts");
  await typeText(window, "type Four = 4;\n");
  await window.keyboard.press("Control+S");
  await midSecond();

  await runCommand(window, "Streakline: Send Now");
  await waitFor("everything to be stored", async () => {
    const { characters } = await discrepancies(editor, world.server, [world.proxy]);
    if (Object.keys(characters).length > 0)
      throw new Error(
        `missing: ${JSON.stringify(characters)}\n${(await extensionLogs(editor)).slice(-3000)}`,
      );
    return true;
  });
  expect(await discrepancies(editor, world.server, [world.proxy])).toEqual({
    characters: {},
    ...NOTHING_WRONG,
  });

  const expected = independentSum(editor.ledger());
  const day = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short" }).format(
    editor.ledger().findLast((line) => line.kind === "change")!.at,
  );
  await dashboard.goto(`${world.server.url}/day/${day}`);
  const shown = await waitFor(
    "the dashboard to show the day",
    async () => {
      const answer = await query<{ pending: boolean; secondsTotal: number }>(
        dashboard,
        "stats.day",
        { day },
      );
      const total = await shownTotal(dashboard);
      return !answer.pending && total === answer.secondsTotal && total > 0 && { total };
    },
    { secondsMax: 30 },
  );
  console.log(`independent sum ${JSON.stringify(expected)}, dashboard ${shown.total} s`);
  expect(toSum(await query(dashboard, "stats.day", { day }))).toEqual(expected);
  expect(shown.total).toBe(expected.total);
  expect(await shownShares(dashboard, "Projects")).toEqual(expected.byProject);
  expect(await shownShares(dashboard, "Languages")).toEqual({
    TypeScript: expected.byLanguage["typescript"],
    Python: expected.byLanguage["python"],
  });
  const week = await query<{ secondsTotal: number; breakdown: { project: Shares } }>(
    dashboard,
    "stats.summary",
    {
      from: dayBefore(day, 6),
      to: day,
      groupBy: "language",
      filter: { language: ["python"] },
    },
  );
  expect(week.secondsTotal).toBe(expected.byLanguage["python"]);
  const { intervals } = await query<{ intervals: { startedAt: number; endedAt: number }[] }>(
    dashboard,
    "activity.timeline",
    { day },
  );
  expect(intervals.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0)).toBe(
    expected.total,
  );
  expect(expected.total).toBeGreaterThan(300 + 45 + 120);
  expect(expected.total).toBeLessThan(1200);
});

test("the status bar of the editor says the same time as the dashboard", async () => {
  const { secondsTotal } = await query<{ secondsTotal: number }>(dashboard, "stats.today");
  const minutes = Math.floor(secondsTotal / 60);
  await waitFor(
    `${minutes} minutes in the status bar`,
    async () => (await streaklineStatus(window)).includes(`${minutes}`),
    {
      secondsMax: 30,
    },
  );
});

test("the dashboard complained about nothing", () => {
  expect(world.browser.complaints()).toEqual([]);
});

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

type Shares = { value: string; seconds: number }[];

function toSum(day: {
  secondsTotal: number;
  breakdown: { project: Shares; language: Shares };
}): Sum {
  const record = (shares: Shares) =>
    Object.fromEntries(shares.map(({ value, seconds }) => [value, seconds]));
  return {
    total: day.secondsTotal,
    byLanguage: record(day.breakdown.language),
    byProject: record(day.breakdown.project),
  };
}
