import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import puppeteer, { TargetType } from "puppeteer-core";
import type { Browser, LaunchOptions, Page } from "puppeteer-core";
import { temporaryFolder } from "../machine/temporary-folder.ts";
import { ROOT } from "../machine/tools.ts";
import { waitFor } from "../machine/wait-for.ts";

/** The browsers in which the extension has to prove itself. */
export type BrowserKind = "chromium" | "firefox";

/**
 * A real browser with the extension in it. What pages show at `HOSTS` comes from this machine;
 * every other name leads nowhere.
 */
export type ExtendedBrowser = {
  kind: BrowserKind;
  profile: string;
  /** Begins or begins again, on the same profile. */
  open(): Promise<void>;
  /** Every open tab. */
  pages(): Promise<Page[]>;
  /** A new tab in front, which shows `url`. */
  newTab(url: string): Promise<Page>;
  /** A new tab in front, which shows a page of the extension. */
  extensionPage(name: "popup" | "options" | "welcome"): Promise<Page>;
  /** Everything that the extension stores: on disk, and for as long as the browser runs. */
  storage(): Promise<{ local: Record<string, unknown>; session: Record<string, unknown> }>;
  /**
   * Asks the background as a page of the extension does. Rejects when the background dies before it
   * answers.
   */
  tell(message: { type: string } & Record<string, unknown>): Promise<unknown>;
  /** Opens a private window that shows `url`, waits until `isShown`, and closes it. */
  visitPrivately(url: string, isShown: () => boolean): Promise<void>;
  /**
   * Ends the background as the browser does when it wants the memory: at once, whatever it is
   * doing.
   */
  stopBackground(): Promise<void>;
  /** Ends the whole browser as a crash does. */
  kill9(): Promise<void>;
  /** Where the browser keeps storage.local. */
  storageFolder(): string;
  close(): Promise<void>;
};

/** Names that lead to this machine. Reserved ones, so that no browser insists on https for them. */
export const HOSTS = [
  "docs.test",
  "news.test",
  "video.test",
  "secret.test",
  "private.test",
] as const;

const ADD_ON = "browser@streakline.dev";
const UUID = "11111111-2222-4333-8444-555555555555";

/** Prepares a browser with an empty profile; open() starts it. */
export async function extendedBrowser(kind: BrowserKind): Promise<ExtendedBrowser> {
  const profile = await temporaryFolder(kind);
  const folder = `${ROOT}extension-browser/dist/test-${kind === "chromium" ? "chrome" : "firefox"}`;
  /** `behind`: a page of the extension that nobody looks at, for what only such a page may do. */
  const now: { browser?: Browser; behind?: Page } = {};
  let id = kind === "firefox" ? UUID : "";
  /**
   * Somebody who sits at the machine: without a screen Firefox hears of no input and calls
   * everybody idle.
   */
  let person: NodeJS.Timeout | undefined;

  const running = () => {
    if (now.browser === undefined) throw new Error("the browser is not open");
    return now.browser;
  };
  const address = (page: string) =>
    `${kind === "firefox" ? "moz" : "chrome"}-extension://${id}/${page}.html`;

  async function goToExtension(page: Page, name: string): Promise<void> {
    // Firefox tells nobody when a page of an extension has loaded
    await page.goto(address(name), { waitUntil: kind === "firefox" ? [] : "load" });
    await waitFor(`${name} of the extension`, () =>
      page.evaluate(
        () =>
          location.protocol.endsWith("-extension:") &&
          document.querySelector("main")?.hasAttribute("aria-busy") === false,
      ),
    );
  }

  /** The page behind, opened again when the extension has started anew. */
  async function hidden(): Promise<Page> {
    if (now.behind !== undefined && !now.behind.isClosed()) return now.behind;
    const page = await running().newPage({ type: "tab", background: true });
    now.behind = page;
    await goToExtension(page, "options");
    return page;
  }

  const self: ExtendedBrowser = {
    kind,
    profile,
    async open() {
      if (kind === "firefox")
        await waitFor(
          "the profile to be free",
          () => !existsSync(`${profile}/user.js.puppeteer`),
        ).catch(() => {});
      if (kind === "chromium") await inDeveloperMode(profile);
      const opened = await puppeteer.launch(OPTIONS[kind](profile));
      now.browser = opened;
      if (kind === "firefox")
        person = setInterval(() => void touchFirefox(opened).catch(() => undefined), 4_000);
      const installed = await opened.installExtension(folder);
      if (kind === "chromium") id = installed;
      delete now.behind;
      await hidden();
    },
    pages: () => running().pages(),
    async newTab(url) {
      const page = await running().newPage();
      await page.goto(url, { waitUntil: "load" });
      return page;
    },
    async extensionPage(name) {
      const page = await running().newPage();
      await goToExtension(page, name);
      return page;
    },
    storage: async () =>
      (await hidden()).evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as ExtensionGlobals;
        const { storage } = browser ?? chrome;
        return { local: await storage.local.get(null), session: await storage.session.get(null) };
      }),
    tell: async (message) =>
      (await hidden()).evaluate((sent) => {
        const { browser, chrome } = globalThis as unknown as ExtensionGlobals;
        return (browser ?? chrome).runtime.sendMessage(sent);
      }, message),
    async visitPrivately(url, isShown) {
      if (kind === "chromium") {
        const context = await running().createBrowserContext();
        await (await context.newPage()).goto(url);
        await waitFor("the private page", isShown);
        await context.close();
        return;
      }
      await asFirefox(
        running(),
        `(async () => {
          const window = Services.wm.getMostRecentWindow("navigator:browser").OpenBrowserWindow({ private: true });
          await new Promise((done) => window.addEventListener("load", done, { once: true }));
          globalThis.privateWindow = window;
          await window.delayedStartupPromise;
          window.gBrowser.loadURI(Services.io.newURI(${JSON.stringify(url)}), { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
        })()`,
      );
      await waitFor("the private page", isShown);
      await asFirefox(running(), `globalThis.privateWindow.close()`);
    },
    async stopBackground() {
      if (kind === "firefox") {
        await waitFor("the background to stop", () =>
          asFirefox(
            running(),
            `(async () => {
              const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(ADD_ON)});
              await extension.terminateBackground({ ignoreDevToolsAttached: true });
              return true;
            })()`,
          ),
        );
        return;
      }
      const devTools = await (await hidden()).createCDPSession();
      await devTools.send("ServiceWorker.enable");
      await devTools.send("ServiceWorker.stopAllWorkers");
      await devTools.detach();
    },
    async kill9() {
      clearInterval(person);
      const child = running().process();
      if (child === null) throw new Error("the browser has no process");
      const gone = new Promise((done) => child.once("exit", done));
      child.kill("SIGKILL");
      await gone;
      delete now.browser;
    },
    storageFolder: () =>
      kind === "chromium"
        ? `${profile}/Default/Local Extension Settings`
        : `${profile}/storage/default/moz-extension+++${UUID}^userContextId=4294967295`,
    async close() {
      clearInterval(person);
      await now.browser?.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };

  return self;
}

/** What pages of an extension may use, as far as it is used here; Firefox has both names. */
type ExtensionGlobals = { browser?: ExtensionApi; chrome: ExtensionApi };
type ExtensionApi = {
  storage: Record<"local" | "session", { get(keys: null): Promise<Record<string, unknown>> }>;
  runtime: { sendMessage(message: unknown): Promise<unknown> };
};

/** Chromium runs an extension that was not packed again only where the person is a developer. */
async function inDeveloperMode(profile: string): Promise<void> {
  const preferences = `${profile}/Default/Preferences`;
  if (existsSync(preferences)) return;
  await mkdir(`${profile}/Default`, { recursive: true });
  await writeFile(preferences, JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
}

const OPTIONS: Record<BrowserKind, (profile: string) => LaunchOptions> = {
  chromium: (userDataDir) => ({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    headless: true,
    userDataDir,
    pipe: true,
    enableExtensions: true,
    // a background that somebody debugs is never suspended
    targetFilter: (target) => target.type() !== TargetType.SERVICE_WORKER,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--host-resolver-rules=${HOSTS.map((host) => `MAP ${host} 127.0.0.1`).join(", ")}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  }),
  firefox: (userDataDir) => ({
    browser: "firefox",
    executablePath: process.env["FIREFOX"] ?? "/usr/bin/firefox-esr",
    headless: true,
    userDataDir,
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
      "network.dns.localDomains": HOSTS.join(","),
      "dom.security.https_first": false,
      "extensions.webextensions.uuids": JSON.stringify({ [ADD_ON]: UUID }),
      // an add-on that is loaded for a test is taken out when the browser ends; its storage shall
      // be there again as for a signed one
      "extensions.webextensions.keepStorageOnUninstall": true,
      "extensions.webextensions.keepUuidOnUninstall": true,
    },
  }),
};

/** Input, as Firefox's own idle service hears of it. */
async function touchFirefox(browser: Browser): Promise<void> {
  await asFirefox(
    browser,
    `Cc["@mozilla.org/widget/useridleservice;1"].getService(Ci.nsIUserIdleServiceInternal).resetIdleTimeOut(0)`,
  );
}

/** What an expression gives in Firefox's own context, which no page can reach. */
async function asFirefox(browser: Browser, expression: string): Promise<unknown> {
  const { connection } = browser as unknown as {
    connection: { send(method: string, parameters: object): Promise<{ result: unknown }> };
  };
  const tree = (await connection.send("browsingContext.getTree", { "moz:scope": "chrome" })) as {
    result: { contexts: { context: string }[] };
  };
  const context = tree.result.contexts[0]?.context;
  const { result } = (await connection.send("script.evaluate", {
    target: { context },
    awaitPromise: true,
    expression,
  })) as {
    result: { type: string; result?: { value?: unknown }; exceptionDetails?: { text: string } };
  };
  if (result.type !== "success")
    throw new Error(`Firefox: ${result.exceptionDetails?.text ?? JSON.stringify(result)}`);
  return result.result?.value;
}
