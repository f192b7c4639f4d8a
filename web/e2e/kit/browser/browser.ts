import { rm } from "node:fs/promises";
import { chromium } from "playwright-core";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { temporaryFolder } from "../machine/temporary-folder.ts";

export type Browser = {
  context: BrowserContext;
  newPage(): Promise<Page>;
  complaints(): string[];
  close(): Promise<void>;
};

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];

/**
 * The system's Chromium with an empty profile. `complaints()` are console errors, CSP violations
 * and uncaught errors of pages of `origin`.
 */
export async function openBrowser(
  options: BrowserContextOptions = {},
  origin?: () => string,
): Promise<Browser> {
  const profile = await temporaryFolder("chromium");
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: FLAGS,
    ...options,
  });
  const complaints: string[] = [];
  const watch = (page: Page) => {
    const isOurs = () => origin !== undefined && page.url().startsWith(origin());
    page.on(
      "console",
      (message) =>
        message.type() === "error" &&
        isOurs() &&
        complaints.push(`${page.url()}: ${message.text()} (${message.location().url})`),
    );
    page.on(
      "pageerror",
      (error) => isOurs() && complaints.push(`${page.url()}: ${error.stack ?? error.message}`),
    );
  };
  context.on("page", watch);
  for (const page of context.pages()) watch(page);
  return {
    context,
    newPage: () => context.newPage(),
    complaints: () => complaints,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
