import { randomBytes, randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { uuidV7 } from "../../../../shared/ids.ts";
import { CONSENTS } from "../../../../shared/privacy/consents.ts";
import { connectClient } from "./connect-client.ts";
import { afternoonZone } from "./person.ts";
import { weekIsDerived } from "./seed-week.ts";
import type { Server } from "../server/server.ts";

/**
 * Connects a browser with the consent for websites, and sends a week of visits in and around the
 * coding of `seedWeek()`.
 */
export async function seedSites(page: Page, server: Server): Promise<void> {
  const name = "streakline-browser 0.1.0";
  const browser = await connectClient(page, server, {
    id: "streakline-browser",
    device: { kind: "browser", name: "Chromium on Linux", client: name, timeZone: afternoonZone() },
  });
  for (const kind of ["sites", "page_keys"] as const)
    await browser.call("privacy.setConsent", {
      kind,
      given: true,
      version: CONSENTS[kind].version,
      place: name,
    });
  for (const batch of weekOfVisits(Math.floor(Date.now() / 1000))) await browser.push(batch);
  await weekIsDerived(page);
}

/**
 * Domain, minutes before the end of the day's work, seconds. Later ones lie inside a session of
 * coding and take their time from it.
 */
const VISITS: readonly (readonly [domain: string, minutesBefore: number, seconds: number])[] = [
  ["theguardian.com", 118, 340],
  ["theguardian.com", 112, 200],
  ["slack.com", 108, 150],
  ["mozilla.org", 93, 240],
  ["stackoverflow.com", 88, 95],
  ["bsky.app", 82, 45],
  ["github.com", 77, 180],
  ["google.com", 73.8, 25],
  ["mozilla.org", 73.3, 130],
  ["youtube.com", 66, 350],
  ["youtube.com", 60, 130],
  ["quietharbour.dev", 52, 160],
  ["linear.app", 46, 110],
  ["slack.com", 40, 70],
  ["bsky.app", 33, 100],
  ["stackoverflow.com", 26, 220],
  ["averylongnameofaneverydayblogaboutrailwaysandgardens.org", 19, 75],
  ["github.com", 12, 140],
  ["figma.com", 6, 90],
];

/** Seven days up to now; each leaves out one visit in five, so that no two are alike. */
function weekOfVisits(now: number): object[] {
  return Array.from({ length: 8 }, (_, daysAgo) => {
    const end = now - 120 - daysAgo * 86_400;
    const visits = VISITS.filter((_, i) => (i + daysAgo) % 5 !== 0 || daysAgo === 0);
    return {
      v: 1,
      id: randomUUID(),
      sealedAt: end,
      timeZone: afternoonZone(),
      client: { name: "streakline-browser", version: "0.1.0" },
      records: visits.map(([domain, minutesBefore, seconds], i) =>
        visit(end - Math.round(minutesBefore * 60), seconds, domain, i),
      ),
    };
  });
}

function visit(startedAt: number, seconds: number, domain: string, i: number): object {
  return {
    kind: "website",
    id: uuidV7(startedAt * 1000, new Uint8Array(randomBytes(10))),
    startedAt,
    endedAt: startedAt + seconds,
    endedBy: i % 3 === 0 ? "switch" : "blur",
    domain,
    browser: "chromium",
    category: "other",
    idleSeconds: 0,
    pageViews: 1 + (i % 4),
    tabSwitches: i % 3,
    pageKeys: [],
  };
}
