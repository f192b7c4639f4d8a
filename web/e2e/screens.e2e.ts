import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "./kit/checks/axe.ts";
import { openBrowser } from "./kit/browser/browser.ts";
import type { Browser } from "./kit/browser/browser.ts";
import { change, query, shownTotal } from "./kit/person/dashboard.ts";
import { afternoonZone } from "./kit/person/person.ts";
import { seedSites } from "./kit/person/seed-sites.ts";
import { seedWeek } from "./kit/person/seed-week.ts";
import { startServer } from "./kit/server/server.ts";
import type { Server } from "./kit/server/server.ts";
import { RESULTS } from "./kit/machine/tools.ts";
import { waitFor } from "./kit/machine/wait-for.ts";
import { PERSON, signUp } from "./kit/world.ts";

// Every page in light, in dark and on a phone: axe finds nothing, the console is silent, nothing is
// wider than the screen.

const LOOKS = [
  { look: "light", colorScheme: "light", width: 1280 },
  { look: "dark", colorScheme: "dark", width: 1280 },
  { look: "phone", colorScheme: "light", width: 390 },
] as const;

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  mkdirSync(`${RESULTS}screens`, { recursive: true });
  server = await startServer();
  browser = await openBrowser({}, () => server.url);
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The problems of a page in every look (light, dark, phone): each once, with its looks. */
async function look(name: string, path: string, heading: RegExp): Promise<string[]> {
  await page.goto(`${server.url}${path}`);
  await page.getByRole("heading", { name: heading }).filter({ visible: true }).first().waitFor();
  return lookAround(name);
}

/** The problems of the open page in every look. */
async function lookAround(name: string): Promise<string[]> {
  const found = new Map<string, string[]>();
  await page.waitForLoadState("networkidle");
  for (const { look, colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
    await page.waitForTimeout(250); // charts resize asynchronously
    for (const problem of [...(await axeViolations(page)), ...(await textOutside(page))])
      found.set(problem, [...new Set([...(found.get(problem) ?? []), look])]);
    // Grow the window to the page: a full-page screenshot has the phone bar in its middle.
    await page.setViewportSize({
      width,
      height: await page.evaluate(() => document.documentElement.scrollHeight),
    });
    await page.screenshot({ path: `${RESULTS}screens/${name}-${look}.png` });
  }
  return [...found].map(([problem, looks]) => `${name} (${looks.join(", ")}): ${problem}`);
}

/**
 * Text that reaches into the margin of its card, over the edge of the screen where nothing lets it
 * scroll, or out of its chart.
 */
async function textOutside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    const tooWide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (tooWide > 0) problems.push(`the page is ${tooWide} px wider than the screen`);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      const card = parent?.closest(".card");
      if (!parent || !card || node.textContent?.trim() === "" || parent.tagName === "title")
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right, width } = range.getBoundingClientRect();
      if (width <= 1) continue;
      let svg = parent.closest("svg");
      while (svg?.ownerSVGElement) svg = svg.ownerSVGElement;
      const chart = svg?.getBoundingClientRect();
      if (chart !== undefined && (left < chart.left - 0.5 || right > chart.right + 0.5))
        problems.push(
          `"${node.textContent?.trim().slice(0, 60)}" is cut off at the edge of its chart`,
        );
      const edge =
        card.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(card).paddingRight);
      if (right <= edge + 0.5) continue;
      let isHeld = false;
      for (
        let box: Element | null = parent;
        box !== null && box !== card.parentElement;
        box = box.parentElement
      ) {
        const style = getComputedStyle(box);
        isHeld ||=
          style.overflowX !== "visible" ||
          style.position === "absolute" ||
          style.position === "fixed" ||
          style.clipPath !== "none";
      }
      if (!isHeld)
        problems.push(
          `"${node.textContent?.trim().slice(0, 60)}" reaches ` +
            `${Math.round(right - edge)} px over the inner edge of its card`,
        );
    }
    return problems;
  });
}

test.for([
  ["sign-up-first", "/sign-up", /welcome|create/i],
  ["sign-in", "/sign-in", /sign in/i],
  ["forgot", "/forgot", /password/i],
  ["reset", "/reset?token=not-a-real-one", /password/i],
  ["verify", "/verify?email=ada%40example.test", /./],
  ["how-we-count-signed-out", "/how-we-count", /how we count/i],
] as const)("before sign-in: %s", async ([name, path, heading]) => {
  expect(await look(name, path, heading)).toEqual([]);
});

test("a new account is led to a connected editor", async () => {
  await signUp(page, server);
  expect(await look("welcome", "/welcome", /./)).toEqual([]);
  expect(await look("today-empty", "/", /./)).toEqual([]);
  expect(await look("sites-no-browser", "/sites", /other half of the day/i)).toEqual([]);
  expect(await look("settings-privacy-unasked", "/settings/privacy", /privacy/i)).toEqual([]);
});

test("a week of days arrives", async () => {
  await seedWeek(page, server);
  await page.goto(server.url);
  await waitFor("today's time on the page", async () => (await shownTotal(page)) > 0, {
    secondsMax: 30,
  });
});

test("an open page and a reloaded one follow a zone that was chosen on another screen", async () => {
  // These zones are 25 hours apart: they always have different days.
  const [west, east] = ["Pacific/Pago_Pago", "Pacific/Kiritimati"] as const;
  const isShown = (zone: string) =>
    page.getByRole("heading", { name: `Today ${dayIn(zone)}` }).waitFor();
  for (const zone of [west, east]) {
    await change(page, "settings.update", { timeZone: zone, holdsFrom: "always" });
    await isShown(zone);
  }
  await page.waitForTimeout(1500); // until the cache of queries is written
  await change(page, "settings.update", { timeZone: west, holdsFrom: "always" });
  await page.goto(`${server.url}/ranges?range=7d`);
  await waitFor("the range to end with the day in the west", async () => {
    const lastDay = await page.getByLabel("To", { exact: true }).inputValue();
    return lastDay === new Intl.DateTimeFormat("sv-SE", { timeZone: west }).format();
  });
  await change(page, "settings.update", { timeZone: afternoonZone(), holdsFrom: "always" });
  await page.goto(server.url);
  await isShown(afternoonZone());
  await waitFor("the days to be counted again", async () => {
    return (await query<{ daysLeft: number }>(page, "settings.rederiveProgress")).daysLeft === 0;
  });
});

/** The day before today where the person is. */
function yesterday(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: afternoonZone() }).format(
    Date.now() - 86_400_000,
  );
}

function dayIn(timeZone: string): string {
  const words = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  return words.format(new Date()).replace(",", "");
}

test("a week of visits to websites arrives", async () => {
  await seedSites(page, server);
  await page.goto(server.url);
  await page.getByTestId("productivity-score").waitFor();
});

test.for([
  ["today", "/", /today/i],
  ["day", `/day/${yesterday()}`, /what pulled you out/i],
  ["day-by-language", `/day/${yesterday()}?lanes=language`, /what pulled you out/i],
  ["day-why", `/day/${yesterday()}?at=${Math.floor(Date.now() / 1000) - 86_400 - 2_400}`, /why/i],
  ["sites-30", "/sites", /week by week/i],
  ["sites-distracting", "/sites?range=7d&counts=distracting", /domains/i],
  ["sites-365", "/sites?range=365d&category=video", /domains/i],
  ["sites-nothing", "/sites?range=custom&from=2024-01-01&to=2024-01-07", /no site was recorded/i],
  ["settings-privacy", "/settings/privacy", /privacy/i],
  ["ranges-7", "/ranges?range=7d", /./],
  ["ranges-365", "/ranges?range=365d&by=language", /./],
  ["ranges-filtered", "/ranges?range=30d&project=streakline&language=sql", /day by day/i],
  ["projects", "/projects", /projects/i],
  ["project", "/project?name=streakline", /streakline/i],
  ["settings-profile", "/settings/profile", /./],
  ["settings-counting", "/settings/counting", /./],
  ["settings-devices", "/settings/devices", /./],
  ["settings-sessions", "/settings/sessions", /./],
  ["device-ask", "/device", /connect an editor/i],
  ["device-unknown-code", "/device?user_code=ABCD-EFGH", /cannot be used/i],
  ["how-we-count", "/how-we-count", /how we count/i],
  ["not-found", "/nothing/here", /./],
] as const)("signed in: %s", async ([name, path, heading]) => {
  expect(await look(name, path, heading)).toEqual([]);
});

test("what opens on a page: the form of a site, and the questions of the settings", async () => {
  await page.goto(`${server.url}/sites`);
  await page.getByRole("button", { name: "Change what youtube.com counts as" }).click();
  expect(await lookAround("sites-change")).toEqual([]);
  await page.goto(`${server.url}/settings/privacy`);
  await page.getByRole("switch", { name: "Websites" }).click();
  await page.getByRole("heading", { name: "Switch Websites off?" }).waitFor();
  expect(await lookAround("settings-privacy-withdraw")).toEqual([]);
  await page.goto(`${server.url}/settings/counting`);
  await page.getByRole("slider", { name: "A day starts at" }).fill("240");
  await page.getByRole("radio", { name: "Since a moment" }).check();
  expect(await lookAround("settings-counting-since")).toEqual([]);
});

test("what is in the address is there again after back, forward and a reload", async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${server.url}/ranges?range=90d&by=language`);
  await page.getByRole("link", { name: "Projects", exact: true }).first().click();
  await page.waitForURL(/\/projects/);
  await page.goBack();
  await page.waitForURL(/\/ranges\?.*by=language/);
  await page.goForward();
  await page.waitForURL(/\/projects/);
  await page.goBack();
  await page.reload();
  expect(page.url()).toMatch(/range=90d.*by=language|by=language.*range=90d/);
});

test("the last seen day can be read offline, and says as of when", async () => {
  await page.goto(server.url);
  await waitFor("today's time on the page", async () => (await shownTotal(page)) > 0);
  await waitFor("the service worker to hold the pages", () =>
    page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state === "activated"),
  );
  await page.waitForTimeout(1500); // until the answers of the opened page are on the disk
  const seen = await shownTotal(page);
  await browser.context.setOffline(true);
  await page.reload();
  await page.getByTestId("day-total").waitFor();
  expect(await shownTotal(page)).toBe(seen);
  await page.getByText(/as of/i).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.screenshot({ path: `${RESULTS}screens/today-offline.png`, fullPage: true });
  await browser.context.setOffline(false);
});

test("signed out, the page of the person is gone", async () => {
  await page.goto(server.url);
  await page
    .locator("summary", { has: page.locator("svg") })
    .or(page.getByLabel(`Account of ${PERSON.name}`))
    .first()
    .click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/sign-in/);
  await page.goto(server.url);
  await page.waitForURL(/sign-in/);
});

test("the console was silent and the content security policy was never broken", () => {
  const expected = /401 \(Unauthorized\)|ERR_INTERNET_DISCONNECTED|400 \(Bad Request\)/;
  expect(browser.complaints().filter((line) => !expected.test(line))).toEqual([]);
});
