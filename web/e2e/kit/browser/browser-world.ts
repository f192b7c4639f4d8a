import type { Page } from "puppeteer-core";
import { extendedBrowser } from "./extended-browser.ts";
import type { BrowserKind, ExtendedBrowser } from "./extended-browser.ts";
import { startFaultProxy } from "../network/fault-proxy.ts";
import type { FaultProxy } from "../network/fault-proxy.ts";
import { startServer } from "../server/server.ts";
import type { Server } from "../server/server.ts";
import { startSites } from "./sites.ts";
import type { Sites } from "./sites.ts";
import { waitFor } from "../machine/wait-for.ts";

/**
 * The browser part of the product: server, fault proxy before it, websites, browser with the
 * extension.
 */
export type BrowserWorld = {
  server: Server;
  proxy: FaultProxy;
  sites: Sites;
  browser: ExtendedBrowser;
  close(): Promise<void>;
};

/** Starts everything but the browser itself. */
export async function startBrowserWorld(kind: BrowserKind): Promise<BrowserWorld> {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of opened.toReversed())
      await end().catch((error: unknown) => console.error(error));
  };
  try {
    const server = await startServer();
    opened.push(() => server.stop());
    const proxy = await startFaultProxy(server.port);
    opened.push(() => proxy.close());
    const sites = await startSites();
    opened.push(() => sites.close());
    const browser = await extendedBrowser(kind);
    opened.push(() => browser.close());
    return { server, proxy, sites, browser, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Makes the first account on the page of the server. */
export async function signUpHere(page: Page, server: Server): Promise<void> {
  await page.goto(`${server.url}/sign-up`);
  await page.locator('input[name="name"]').fill("Ada Test");
  await page.locator('input[name="email"]').fill("ada@example.test");
  await page.locator('input[name="password"]').fill("four words do well");
  await page.locator('button[type="submit"]').click();
  await waitFor("the account to be made", async () =>
    page.evaluate(() => location.pathname !== "/sign-up"),
  );
}

/**
 * Connects on the extension's own page, which is open: the address, the code, one click on the
 * server's page.
 */
export async function connectBrowser(
  welcome: Page,
  browser: ExtendedBrowser,
  server: string,
): Promise<void> {
  await welcome.bringToFront();
  await welcome.locator("#server").fill(server);
  await welcome.locator("#connect-now").click();
  const approval = await waitFor("the page that asks for approval", async () =>
    (await browser.pages()).find((page) => page.url().includes("/device")),
  );
  await approval.bringToFront();
  await waitFor("the button to connect", () =>
    approval.evaluate(() => {
      const button = [...document.querySelectorAll("button")].find(
        ({ textContent }) => textContent?.trim() === "Connect",
      );
      button?.setAttribute("data-e2e", "connect");
      return button !== undefined;
    }),
  );
  await approval.locator('[data-e2e="connect"]').click();
  await welcome.bringToFront();
  await waitFor("the extension to be connected", () =>
    welcome.evaluate(() => document.body.innerText.includes("This browser is connected")),
  );
  await approval.close();
}

/** A tRPC query with the cookie of the page, as the dashboard asks. */
export async function queryHere<T>(page: Page, procedure: string, input?: unknown): Promise<T> {
  const answer = await page.evaluate(
    async (path) =>
      (await (await fetch(path)).json()) as {
        result?: { data: unknown };
        error?: { message: string };
      },
    `/trpc/${procedure}${input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`}`,
  );
  if (answer.result === undefined) throw new Error(`${procedure}: ${JSON.stringify(answer.error)}`);
  return answer.result.data as T;
}
