import type { Locator, Page } from "playwright-core";
import { waitFor } from "../machine/wait-for.ts";

/** Opens VS Code's workbench in a page and waits until a person could use it. */
export async function openWorkbench(page: Page, url: string): Promise<void> {
  await page.goto(url, { timeout: 120_000 });
  await page.locator(".monaco-workbench .statusbar").waitFor({ timeout: 90_000 });
  await page
    .locator(".explorer-folders-view .monaco-list-row")
    .first()
    .waitFor({ timeout: 90_000 });
}

/** Runs a command of the palette by its title, for instance `Streakline: Send now`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator(".quick-input-widget input[type=text]").first();
  await waitFor(`command "${title}" in the palette`, async () => {
    await page.keyboard.press("F1");
    if (!(await appears(input))) return false;
    await input.fill(`>${title}`);
    const row = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
    if (!(await appears(row))) {
      await page.keyboard.press("Escape");
      return false;
    }
    await row.click();
    return true;
  });
}

/** Chooses the row of an open list of the palette. */
export async function pick(page: Page, text: string): Promise<void> {
  await page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first().click();
}

/** Waits for a notification with this text; gives it, with its buttons. */
export async function notice(page: Page, text: string): Promise<Locator> {
  const found = page
    .locator(".notifications-toasts .notification-list-item", { hasText: text })
    .first();
  await found.waitFor({ timeout: 60_000 });
  return found;
}

function appears(what: Locator): Promise<boolean> {
  return what.waitFor({ timeout: 5000 }).then(
    () => true,
    () => false,
  );
}

/** Opens a file of the workspace by its name in Quick Open and puts the cursor at its end. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = path.split("/").at(-1) ?? path;
  const input = page.locator(".quick-input-widget input[type=text]").first();
  await waitFor(`${path} in Quick Open`, async () => {
    await page.keyboard.press("Control+P");
    if (!(await appears(input))) return false;
    await input.fill(path);
    const row = page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first();
    if (await appears(row)) await row.click();
    else await page.keyboard.press("Escape");
    return appears(editorOf(page, name));
  });
  await editorOf(page, name).waitFor();
  await editorOf(page, name).click();
  await page.keyboard.press("Control+End");
}

/** Activates the tab of an open file. */
export async function switchToTab(page: Page, name: string): Promise<void> {
  await page.locator(".tabs-container .tab", { hasText: name }).click();
  await editorOf(page, name).waitFor();
}

export function editorOf(page: Page, name: string) {
  return page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`);
}

/** The text of the matching status bar entry, with its tooltip. */
export async function statusBar(page: Page, has: string | RegExp): Promise<string> {
  const item = page.locator(".statusbar-item", { hasText: has }).first();
  await item.waitFor();
  return (await item.innerText()).trim();
}

/**
 * Takes the focus from the window, or gives it back. Headless Chromium has no other window to
 * switch to: this dispatches the event and overrides document.hasFocus().
 */
export async function setFocus(page: Page, focused: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "hasFocus", { value: () => value, configurable: true });
    window.dispatchEvent(new Event(value ? "focus" : "blur"));
  }, focused);
}
