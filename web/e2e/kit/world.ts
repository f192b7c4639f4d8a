import type { Page } from "playwright-core";
import { openBrowser } from "./browser/browser.ts";
import type { Browser } from "./browser/browser.ts";
import { startEditor } from "./editor/editor.ts";
import type { Editor, EditorOptions } from "./editor/editor.ts";
import { startFaultProxy } from "./network/fault-proxy.ts";
import type { FaultProxy } from "./network/fault-proxy.ts";
import { startServer } from "./server/server.ts";
import type { Server } from "./server/server.ts";
import { BUILT } from "./machine/tools.ts";
import { waitFor } from "./machine/wait-for.ts";
import { runCommand } from "./editor/window.ts";

/** The whole product: server, fault proxy before it, editor with the .vsix, browser. */
export type World = {
  server: Server;
  proxy: FaultProxy;
  editor: Editor;
  browser: Browser;
  close(): Promise<void>;
};

export const PERSON = {
  name: "Ada Test",
  email: "ada@example.test",
  password: "four words do well",
};

/** Starts everything; the editor reaches the server only through the proxy. */
export async function startWorld(options: EditorOptions): Promise<World> {
  const opened: { close(): Promise<unknown> }[] = [];
  const close = async () => {
    for (const one of opened.toReversed())
      await one.close().catch((error: unknown) => console.error(error));
  };
  try {
    const server = await startServer();
    opened.push({ close: () => server.stop() });
    const proxy = await startFaultProxy(server.port);
    opened.push(proxy);
    const editor = await startEditor({
      vsix: [`${BUILT}streakline.vsix`],
      localLinksTo: server.url,
      ...options,
      settings: { "streakline.server": proxy.url, ...options.settings },
    });
    opened.push({ close: () => editor.stop() });
    const browser = await openBrowser({}, () => server.url);
    opened.push(browser);
    return { server, proxy, editor, browser, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Makes the first account on the page, as the first visitor of a fresh instance does. */
export async function signUp(page: Page, server: Server, person = PERSON): Promise<void> {
  await page.goto(`${server.url}/sign-up`);
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: /^Create/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-up"));
}

/**
 * Connects a window: runs the command, presses Connect on the page that opens, and waits until the
 * editor records.
 */
export async function connectEditor(window: Page, browser: Browser): Promise<void> {
  const opened = browser.context.waitForEvent("page", { timeout: 60_000 });
  await runCommand(window, "Streakline: Sign In");
  await window.getByRole("dialog").getByRole("button", { name: "Allow", exact: true }).click();
  const page = await opened;
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByText("Connected").first().waitFor();
  await page.close();
  await waitFor(
    "the editor to say that it records",
    async () => !/signed out|sign in/i.test(await streaklineStatus(window)),
  );
}

/** What Streakline's entry in the status bar says, with its label for screen readers. */
export async function streaklineStatus(window: Page): Promise<string> {
  const item = window.locator('.statusbar-item[id*="streakline" i]').first();
  await item.waitFor({ timeout: 120_000 });
  const text = (await item.innerText()).trim();
  const labels = [item, item.locator("a")].map((part) => part.getAttribute("aria-label"));
  return [text, ...(await Promise.all(labels)).map((label) => label ?? "")].join(" ");
}
