import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { openBrowser } from "../browser/browser.ts";
import type { Browser } from "../browser/browser.ts";
import { startEditor } from "./editor.ts";
import type { Editor } from "./editor.ts";
import { waitFor } from "../machine/wait-for.ts";
import { openFile, openWorkbench, setFocus } from "./window.ts";

let editor: Editor;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  editor = await startEditor({
    files: { "alpha/one.ts": "", "beta/two.py": "" },
    clockOffsetSeconds: -3600,
    timeZone: "Asia/Tokyo",
  });
  browser = await openBrowser();
  page = await browser.newPage();
  await openWorkbench(page, editor.url());
});
afterAll(async () => {
  await browser?.close();
  await editor?.stop();
});

test("the witness writes down every key with its project, language and instant", async () => {
  await openFile(page, "alpha/one.ts");
  await page.keyboard.type("let a");
  const typed = await waitFor("five keys", () => {
    const lines = editor
      .ledger()
      .filter((line) => line.kind === "change")
      .filter((line) => line.folder !== null);
    return lines.length >= 5 && lines;
  });
  expect(typed.map((line) => line.typed).join("")).toBe("let a");
  expect(typed[0]).toMatchObject({
    file: "one.ts",
    folder: "alpha",
    language: "typescript",
    scheme: "file",
  });
  expect(Math.abs(typed[0]!.at - (Date.now() - 3_600_000))).toBeLessThan(60_000);
});

test("skip() moves the clock on, and the window lives on", async () => {
  const before = editor.ledger().at(-1)!.at;
  await editor.skip(1200);
  await openFile(page, "beta/two.py");
  await page.keyboard.type("x");
  const line = await waitFor("a key after the jump", () =>
    editor.ledger().find((one) => one.kind === "change" && one.language === "python"),
  );
  expect(line.at - before).toBeGreaterThan(1_200_000);
  expect(line.at - before).toBeLessThan(1_300_000);
});

test("setFocus() is seen by the extension host as leaving and coming back", async () => {
  await setFocus(page, false);
  await waitFor("blur", () =>
    editor.ledger().some((line) => line.kind === "window" && !line.focused),
  );
  await setFocus(page, true);
  await waitFor("focus", () => editor.ledger().at(-1)?.kind === "window");
});

test("a killed extension host is found, and VS Code starts another", async () => {
  const [pid] = editor.extensionHosts();
  expect(editor.extensionHosts()).toHaveLength(1);
  process.kill(pid!, "SIGKILL");
  await sleep(500);
  await waitFor(
    "a new extension host",
    () => editor.extensionHosts().length === 1 && editor.extensionHosts()[0] !== pid,
  );
});
