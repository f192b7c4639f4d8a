import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "./kit/checks/axe.ts";
import { openBrowser } from "./kit/browser/browser.ts";
import type { Browser } from "./kit/browser/browser.ts";
import { query } from "./kit/person/dashboard.ts";
import { afternoonZone } from "./kit/person/person.ts";
import { seedWeek } from "./kit/person/seed-week.ts";
import { startServer } from "./kit/server/server.ts";
import type { Server } from "./kit/server/server.ts";
import { waitFor } from "./kit/machine/wait-for.ts";
import { signUp } from "./kit/world.ts";

// A person whose days were lived in one zone opens the dashboard in another: one click, and no day
// behind them changes. Then they say that the first one was wrong all along.

const HOME = afternoonZone();
/** Where the clock shows a time that is nine hours or more away from home's, on both sides. */
const AWAY = ["Asia/Tokyo", "America/Denver", "UTC"].toSorted(
  (a, b) => hoursFromHome(b) - hoursFromHome(a),
)[0]!;

let server: Server;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser({ timezoneId: AWAY }, () => server.url);
  page = await browser.newPage();
  await signUp(page, server);
  await seedWeek(page, server);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("with one click days are counted where the person is now, and those behind them stay", async () => {
  await page.goto(server.url);
  const offer = page.getByRole("region", { name: "Time zone" });
  await offer.waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const before = await daysBehind();
  await offer.getByRole("button", { name: /^Count in .* from now on$/ }).click();
  await offer.waitFor({ state: "detached" });
  await isDerived();
  expect(await query(page, "settings.get")).toMatchObject({
    timeZone: AWAY,
    earlier: [{ timeZone: HOME, dayStartsAtMinutes: 0 }],
  });
  expect(await daysBehind()).toEqual(before);
  expect(before.every(({ timeZone }) => timeZone === HOME)).toBe(true);
});

test("every minute names the zone in which it was lived", async () => {
  const { startsAt } = await query<Day>(page, "stats.day", { day: dayAgo(3) });
  const at = startsAt + 12 * 3_600;
  await page.goto(`${server.url}/day/${dayAgo(3)}?at=${at}`);
  await page.getByText(HOME, { exact: true }).waitFor();
});

test("a zone that was wrong all along changes every day", async () => {
  await page.goto(`${server.url}/settings/counting`);
  await page.getByRole("slider", { name: "A day starts at" }).fill("240");
  await page.getByText("From now on").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("radio", { name: "It was wrong all along" }).check();
  await page.getByRole("button", { name: "Save and count again" }).click();
  await waitFor("the settings to be saved", async () => {
    const { dayStartsAtMinutes } = await query<{ dayStartsAtMinutes: number }>(
      page,
      "settings.get",
    );
    return dayStartsAtMinutes === 240;
  });
  await isDerived();
  expect(await query(page, "settings.get")).toMatchObject({
    timeZone: AWAY,
    earlier: [{ timeZone: HOME, dayStartsAtMinutes: 240 }],
  });
  expect(browser.complaints()).toEqual([]);
});

type Day = { startsAt: number; endsAt: number; secondsTotal: number; timeZone: string };

/** The days from a week ago to the day before yesterday. */
async function daysBehind(): Promise<Day[]> {
  const days: Day[] = [];
  for (let ago = 7; ago >= 3; ago -= 1) {
    const day = await query<Day>(page, "stats.day", { day: dayAgo(ago) });
    const { startsAt, endsAt, secondsTotal, timeZone } = day;
    days.push({ startsAt, endsAt, secondsTotal, timeZone });
  }
  return days;
}

async function isDerived(): Promise<void> {
  await waitFor("the days to be counted again", async () => {
    return (await query<{ daysLeft: number }>(page, "settings.rederiveProgress")).daysLeft === 0;
  });
}

function dayAgo(days: number): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: HOME }).format(
    Date.now() - days * 86_400_000,
  );
}

function hoursFromHome(zone: string): number {
  const hour = (timeZone: string) =>
    Number(new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", hourCycle: "h23" }).format());
  const apart = Math.abs(hour(zone) - hour(HOME));
  return Math.min(apart, 24 - apart);
}
