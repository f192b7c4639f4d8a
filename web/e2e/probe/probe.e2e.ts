import { readdirSync, readFileSync } from "node:fs";
import { test } from "vitest";
import { openBrowser } from "../kit/browser.ts";
import { startEditor } from "../kit/editor.ts";
import { BUILT } from "../kit/tools.ts";
import { waitFor } from "../kit/wait-for.ts";
import { openFile, openWorkbench, runCommand, statusBar } from "../kit/window.ts";
test("probe", async () => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 8; i++) files[`w${i}/f.ts`] = "";
  const editor = await startEditor({ vsix: [`${BUILT}probe.vsix`], files, clockOffsetSeconds: -3600 });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await openWorkbench(page, editor.url({ projects: ["w0"], open: ["w0/f.ts"] }));
    console.log(await statusBar(page, "Probe"));
    await runCommand(page, "Probe: Keep secret");
    await page.waitForTimeout(500);
    console.log(await statusBar(page, "Probe"));
    const popup = browser.context.waitForEvent("page", { timeout: 10000 }).catch(() => null);
    await runCommand(page, "Probe: Open it");
    const p0 = await popup;
    console.log("popup", p0?.url());
    await page.waitForTimeout(1500);
    await page.screenshot({ path: "/tmp/probe.png" });
    console.log(p0?.url(), await statusBar(page, "Probe"));
    let t = Date.now();
    await page.goto("about:blank");
    await waitFor("end", () => editor.extensionHosts().length === 0, { secondsMax: 20 }).catch(() => console.log("ext hosts remain", editor.extensionHosts()));
    console.log("closing took", Date.now() - t);
    t = Date.now();
    const pages = await Promise.all([...Array(8).keys()].map(async (i) => { const p = i === 0 ? page : await browser.newPage(); await openWorkbench(p, editor.url({ projects: [`w${i}`], open: [`w${i}/f.ts`] })); return p; }));
    console.log("8 windows", Date.now() - t, editor.extensionHosts().length);
    for (const p of pages) { await p.locator(".editor-instance .monaco-editor").click(); await p.keyboard.type("hello world"); }
    console.log(await statusBar(pages[7]!, "Probe"));
    console.log("typed", Date.now() - t, editor.ledger().filter((l) => l.kind === "change" && l.folder !== null).length);
    await editor.skip(1200);
    await page.waitForTimeout(500);
    console.log(readdirSync(editor.globalStorage + "/e2e.probe"), readFileSync(editor.globalStorage + "/e2e.probe/ticks", "utf8").split("\n").length, editor.ledger().filter((l) => l.kind === "window" || l.kind === "error").slice(0, 10));
  } finally { await browser.close(); await editor.stop(); }
});
