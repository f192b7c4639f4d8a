import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import puppeteer from "puppeteer-core";
import type { Browser, Page } from "puppeteer-core";
import { temporaryFolder } from "../machine/temporary-folder.ts";
import { ROOT } from "../machine/tools.ts";
import { waitFor } from "../machine/wait-for.ts";
import { inDeveloperMode, stopChromiumBackground, visitPrivatelyInChromium } from "./chromium.ts";
import { readStorage, sendMessage } from "./extension-api.ts";
import type { ExtensionStorage } from "./extension-api.ts";
import { stopFirefoxBackground, touchFirefox, UUID, visitPrivatelyInFirefox } from "./firefox.ts";
import { LAUNCH_OPTIONS } from "./launch-options.ts";

/** The browsers in which the extension has to prove itself. */
export type BrowserKind = "chromium" | "firefox";

/**
 * A real browser with the extension in it. What pages show at `HOSTS` comes from this machine;
 * every other name leads nowhere.
 */
export type ExtendedBrowser = {
  kind: BrowserKind;
  profile: string;
  /** Starts the browser, or restarts it on the same profile. */
  open(): Promise<void>;
  /** Every open tab. */
  pages(): Promise<Page[]>;
  /** A new tab in front, which shows `url`. */
  newTab(url: string): Promise<Page>;
  /** A new tab in front, which shows a page of the extension. */
  extensionPage(name: "popup" | "options" | "welcome"): Promise<Page>;
  /** Everything that the extension stores: on disk, and for as long as the browser runs. */
  storage(): Promise<ExtensionStorage>;
  /**
   * Asks the background as a page of the extension does. Rejects when the background dies before it
   * answers.
   */
  tell(message: { type: string } & Record<string, unknown>): Promise<unknown>;
  /** Opens a private window that shows `url`, waits until `isShown`, and closes it. */
  visitPrivately(url: string, isShown: () => boolean): Promise<void>;
  /** Ends the background as the browser does to free memory: at once, in the middle of its work. */
  stopBackground(): Promise<void>;
  /** Ends the whole browser as a crash does. */
  kill9(): Promise<void>;
  /** Where the browser keeps storage.local. */
  storageFolder(): string;
  close(): Promise<void>;
};

/** The browser while it runs. */
type Running = {
  browser?: Browser;
  /** A page of the extension in the background, for what only such a page may do. */
  behind?: Page;
  /** Id of the extension, known once it is installed. */
  id: string;
  /**
   * Sends input every few seconds: headless Firefox gets none and would report the person as idle.
   */
  input?: NodeJS.Timeout;
};

/** Prepares a browser with an empty profile; open() starts it. */
export async function extendedBrowser(kind: BrowserKind): Promise<ExtendedBrowser> {
  const profile = await temporaryFolder(kind);
  const now: Running = { id: kind === "firefox" ? UUID : "" };
  const behind = () => pageBehind(kind, now);
  return {
    kind,
    profile,
    open: () => open(kind, profile, now),
    pages: () => browserOf(now).pages(),
    async newTab(url) {
      const page = await browserOf(now).newPage();
      await page.goto(url, { waitUntil: "load" });
      return page;
    },
    async extensionPage(name) {
      const page = await browserOf(now).newPage();
      await goToExtension(kind, now, page, name);
      return page;
    },
    storage: async () => readStorage(await behind()),
    tell: async (message) => sendMessage(await behind(), message),
    visitPrivately: (url, isShown) =>
      kind === "chromium"
        ? visitPrivatelyInChromium(browserOf(now), url, isShown)
        : visitPrivatelyInFirefox(browserOf(now), url, isShown),
    stopBackground: async () =>
      kind === "firefox"
        ? stopFirefoxBackground(browserOf(now))
        : stopChromiumBackground(await behind()),
    kill9: () => kill9(now),
    storageFolder: () =>
      kind === "chromium"
        ? `${profile}/Default/Local Extension Settings`
        : `${profile}/storage/default/moz-extension+++${UUID}^userContextId=4294967295`,
    async close() {
      clearInterval(now.input);
      await now.browser?.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function browserOf({ browser }: Running): Browser {
  if (browser === undefined) throw new Error("the browser is not open");
  return browser;
}

/** Launches the browser on its profile and installs the extension. */
async function open(kind: BrowserKind, profile: string, now: Running): Promise<void> {
  if (kind === "firefox")
    await waitFor(
      "the profile to be free",
      () => !existsSync(`${profile}/user.js.puppeteer`),
    ).catch(() => {});
  if (kind === "chromium") await inDeveloperMode(profile);
  const browser = await puppeteer.launch(LAUNCH_OPTIONS[kind](profile));
  now.browser = browser;
  if (kind === "firefox")
    now.input = setInterval(() => void touchFirefox(browser).catch(() => undefined), 4_000);
  const build = kind === "chromium" ? "chrome" : "firefox";
  const id = await browser.installExtension(`${ROOT}extension-browser/dist/test-${build}`);
  if (kind === "chromium") now.id = id;
  delete now.behind;
  await pageBehind(kind, now);
}

async function goToExtension(
  kind: BrowserKind,
  now: Running,
  page: Page,
  name: string,
): Promise<void> {
  const scheme = kind === "firefox" ? "moz-extension" : "chrome-extension";
  await page.goto(`${scheme}://${now.id}/${name}.html`, {
    // Firefox sends no load event for pages of an extension.
    waitUntil: kind === "firefox" ? [] : "load",
  });
  await waitFor(`${name} of the extension`, () =>
    page.evaluate(
      () =>
        location.protocol.endsWith("-extension:") &&
        document.querySelector("main")?.hasAttribute("aria-busy") === false,
    ),
  );
}

/** The page of the extension in the background; opened again after the extension restarted. */
async function pageBehind(kind: BrowserKind, now: Running): Promise<Page> {
  if (now.behind !== undefined && !now.behind.isClosed()) return now.behind;
  const page = await browserOf(now).newPage({ type: "tab", background: true });
  now.behind = page;
  await goToExtension(kind, now, page, "options");
  return page;
}

async function kill9(now: Running): Promise<void> {
  clearInterval(now.input);
  const child = browserOf(now).process();
  if (child === null) throw new Error("the browser has no process");
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await gone;
  delete now.browser;
}
