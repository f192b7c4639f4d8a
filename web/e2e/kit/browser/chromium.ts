import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import type { Browser, Page } from "puppeteer-core";
import { waitFor } from "../machine/wait-for.ts";

/** Chromium restarts an unpacked extension only in developer mode: switches that on. */
export async function inDeveloperMode(profile: string): Promise<void> {
  const preferences = `${profile}/Default/Preferences`;
  if (existsSync(preferences)) return;
  await mkdir(`${profile}/Default`, { recursive: true });
  await writeFile(preferences, JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
}

/** Opens a private window that shows `url`, waits until `isShown`, and closes it. */
export async function visitPrivatelyInChromium(
  browser: Browser,
  url: string,
  isShown: () => boolean,
): Promise<void> {
  const context = await browser.createBrowserContext();
  await (await context.newPage()).goto(url);
  await waitFor("the private page", isShown);
  await context.close();
}

/** Ends every service worker, as Chromium does to free memory; `page` is any page. */
export async function stopChromiumBackground(page: Page): Promise<void> {
  const devTools = await page.createCDPSession();
  await devTools.send("ServiceWorker.enable");
  await devTools.send("ServiceWorker.stopAllWorkers");
  await devTools.detach();
}
