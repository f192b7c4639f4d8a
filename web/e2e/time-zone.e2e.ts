import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./kit/browser/browser.ts";
import type { Browser } from "./kit/browser/browser.ts";
import { query, shownTotal } from "./kit/person/dashboard.ts";
import { afternoonZone } from "./kit/person/person.ts";
import { seedWeek } from "./kit/person/seed-week.ts";
import { startServer } from "./kit/server/server.ts";
import type { Server } from "./kit/server/server.ts";
import { waitFor } from "./kit/machine/wait-for.ts";
import { signUp } from "./kit/world.ts";

// Today is the person's today: the browser's at first, then the first device's, also where the two
// have different days.

const DEVICE_ZONE = afternoonZone();
// The two are twenty-five hours apart: at every time of the day, one of them has another day than
// the device.
const BROWSER_ZONE =
  dayIn("Pacific/Kiritimati") === dayIn(DEVICE_ZONE) ? "Pacific/Pago_Pago" : "Pacific/Kiritimati";

let server: Server;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser({ timezoneId: BROWSER_ZONE }, () => server.url);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("today is the browser's day, then that of an editor elsewhere, on open and new pages", async () => {
  const open = await browser.newPage();
  await signUp(open, server);
  await open.goto(server.url);
  await isShown(open, BROWSER_ZONE);
  expect(await query(open, "settings.get")).toMatchObject({ timeZone: BROWSER_ZONE });
  const other = await browser.newPage();
  await seedWeek(other, server);
  await other.goto(server.url);
  for (const page of [open, other]) {
    await isShown(page, DEVICE_ZONE);
    await waitFor("today's time on the page", async () => (await shownTotal(page)) > 0);
  }
  expect(browser.complaints()).toEqual([]);
});

async function isShown(page: Page, zone: string): Promise<void> {
  await page.getByRole("heading", { name: /^Today/ }).waitFor();
  await waitFor(
    `the day in ${zone}`,
    async () => (await page.getByLabel("Go to a day").inputValue()) === dayIn(zone),
  );
}

function dayIn(timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format();
}
