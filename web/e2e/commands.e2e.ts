import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { query } from "./kit/person/dashboard.ts";
import { storedSessions } from "./kit/server/database.ts";
import { changeSettings, extensionLogs } from "./kit/editor/editor.ts";
import { afternoonZone, typeText } from "./kit/person/person.ts";
import { RESULTS } from "./kit/machine/tools.ts";
import { waitFor } from "./kit/machine/wait-for.ts";
import { notice, openFile, openWorkbench, pick, runCommand } from "./kit/editor/window.ts";
import { connectEditor, signUp, startWorld, streaklineStatus } from "./kit/world.ts";
import type { World } from "./kit/world.ts";

// Every command, view and sentence of the extension, and what the status bar says after each. Rust,
// for which VS Code brings no language server.

let world: World;
let window: Page;
let dashboard: Page;
let wanted = 0;

beforeAll(async () => {
  mkdirSync(RESULTS, { recursive: true });
  world = await startWorld({
    timeZone: afternoonZone(),
    clockOffsetSeconds: -3 * 3600,
    files: { "alpha/one.rs": "", "beta/two.rs": "" },
  });
  dashboard = await world.browser.newPage();
  await signUp(dashboard, world.server);
  window = await world.browser.newPage();
  await openWorkbench(window, world.editor.url());
});
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail" || world === undefined) return;
  console.log((await extensionLogs(world.editor)).slice(-6000));
  await window.screenshot({
    path: `${RESULTS}commands-${task.name.replaceAll(/\W+/g, "-").slice(0, 60)}.png`,
  });
});
afterAll(() => world?.close());

test("before the sign-in the editor says that nothing is recorded; the walkthrough leads on", async () => {
  await status(/Streakline: sign in .*Nothing is recorded until you sign in\./s);
  await runCommand(window, "Streakline: Show What Is Waiting");
  await shown("# Nobody is signed in, nothing is recorded.");
  await runCommand(window, "Welcome: Open Walkthrough");
  await pick(window, "Start with Streakline");
  const page = window.locator(".gettingStartedContainer");
  for (const step of [
    "Name your server",
    "Sign in with one click",
    "Decide what is recorded",
    "Watch your day grow",
  ])
    await page.getByText(step, { exact: true }).first().waitFor();
});

test("signed in, the side bar shows the projects of today and their time", async () => {
  await connectEditor(window, world.browser);
  await status(/0 min .*Recording\./s);
  await type("alpha/one.rs", "let a = 1;");
  await world.editor.skip(100);
  await type("alpha/one.rs", "let b = 2;");
  await stored();
  const { secondsTotal } = await query<{ secondsTotal: number }>(dashboard, "stats.today");
  expect(secondsTotal).toBeGreaterThanOrEqual(100);
  await status(new RegExp(`^${Math.floor(secondsTotal / 60)} min `));
  await window.locator('.statusbar-item[id*="streakline" i] a').click();
  const view = window.locator(".pane", { hasText: "Today" });
  const row = (...texts: (string | RegExp)[]) =>
    texts
      .reduce((rows, hasText) => rows.filter({ hasText }), view.locator(".monaco-list-row"))
      .first()
      .waitFor();
  await row("today on this machine", /[123] min/);
  await row("alpha", /[123] min · 100 %/);
  await row("rust", "100 %");
  await row("Nothing waiting");
  await row(/Last sent \d/);
});

test("a pause is said with its end, records nothing, and ends by itself or by Resume", async () => {
  await runCommand(window, "Streakline: Pause for 15 Minutes");
  await status(/^Paused .*Paused for 15 min more\. Nothing is recorded\./s);
  await typeUnrecorded("paused ");
  await world.editor.skip(15 * 60);
  await status(/min .*Recording\./s);
  await type("alpha/one.rs", "on ");
  await runCommand(window, "Streakline: Pause for 1 Hour");
  await status(/Paused for 1 h 00 min more\./);
  await runCommand(window, "Streakline: Resume");
  await status(/Recording\./);
  await type("alpha/one.rs", "again ");
});

test("paused until restart, the next start records, and says which settings do not fit", async () => {
  await runCommand(window, "Streakline: Pause until Restart");
  await status(/Paused until VS Code restarts\. Nothing is recorded\./);
  await typeUnrecorded("silent ");
  await window.keyboard.press("Control+S");
  await changeSettings(world.editor, {
    "streakline.server": "http://example.org",
    "streakline.idleMinutes": 90,
  });
  const before = world.editor.extensionHosts();
  await openWorkbench(window, world.editor.url());
  await waitFor("another extension host", () =>
    world.editor.extensionHosts().some((pid) => !before.includes(pid)),
  );
  await status(/min .*Recording\./s);
  await notice(window, "streakline.idleMinutes has a value that does not fit; null is used.");
  await type("alpha/one.rs", "awake ");
});

test("what waits is shown byte for byte until it is sent, without anything of the pauses", async () => {
  await world.proxy.set({ kind: "refuse" });
  await type("alpha/one.rs", "kept ");
  await runCommand(window, "Streakline: Send Now");
  await notice(window, "still waiting. The server cannot be reached");
  await status(/waiting .*The server cannot be reached .* is sent when it is back: /s);
  await runCommand(window, "Streakline: Show What Is Waiting");
  await shown("# Streakline on this machine, for Ada Test on");
  await shown(/## Waiting to be sent: [1-9]\d* batch/);
  await shown('"project":"alpha"');
  await world.proxy.set({ kind: "pass" });
  await stored();
  await status(/Recording\./);
});

test("the log and the dashboard open", async () => {
  await runCommand(window, "Streakline: Show Log");
  await window
    .locator(".part.panel .output-view", { hasText: "recording for Ada Test on" })
    .first()
    .waitFor();
  await runCommand(window, "View: Toggle Panel Visibility");
  const opened = world.browser.context.waitForEvent("page");
  await runCommand(window, "Streakline: Open Dashboard");
  const page = await opened;
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  expect(new URL(page.url()).origin).toBe(world.server.url);
  await page.close();
});

test("an excluded project leaves no row", async () => {
  await runCommand(window, "Streakline: Exclude This Project");
  await pick(window, "beta");
  await notice(window, "“beta” is no longer recorded.");
  expect(settingsFile()).toContain('"beta"');
  await openFile(window, "beta/two.rs");
  await typeUnrecorded("secret ");
  await type("alpha/one.rs", "open ");
  await stored();
  expect((await storedSessions(world.server)).map(({ project }) => project)).not.toContain("beta");
});

test("signed out, nothing is recorded; signed in to the right server again, it goes on", async () => {
  await runCommand(window, "Streakline: Sign Out");
  await status(/Streakline: sign in .*Nothing is recorded until you sign in\./s);
  await typeUnrecorded("nobody ");
  await runCommand(window, "Streakline: Sign In");
  const refusal = await notice(
    window,
    "http://example.org is not encrypted. Use https, or turn on streakline.allowInsecureServer",
  );
  await refusal.getByRole("button", { name: "Open settings" }).click();
  const address = window
    .locator(".settings-editor .setting-item", { hasText: "Address of your Streakline server" })
    .getByRole("textbox");
  await address.fill(world.proxy.url);
  await waitFor("the address to be set", () =>
    settingsFile().includes(`"streakline.server": "${world.proxy.url}"`),
  );
  await waitFor("the settings to close", async () => {
    await window.keyboard.press("Escape");
    return !(await address.isVisible());
  });
  await connectEditor(window, world.browser);
  await status(/Recording\./);
  await type("alpha/one.rs", "back ");
  await stored();
  const { devices } = await query<{ devices: { kind: string; revokedAt: number | null }[] }>(
    dashboard,
    "devices.list",
  );
  expect(devices.map(({ kind }) => kind)).toEqual(["vscode", "vscode"]);
  expect(devices.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
  expect(world.browser.complaints()).toEqual([]);
});

/** Waits until Streakline's entry in the status bar, with its sentence, fits. */
function status(expected: RegExp): Promise<string> {
  return waitFor(`the status bar to say ${String(expected)}`, async () => {
    const text = await streaklineStatus(window);
    if (!expected.test(text)) throw new Error(text);
    return text;
  });
}

/** Waits until the open text shows this in some line. */
async function shown(text: string | RegExp): Promise<void> {
  const lines = window.locator(".editor-instance .view-lines").last();
  await waitFor(`${String(text)} in the editor`, async () => {
    const all = (await lines.innerText()).replaceAll("\u00a0", " ");
    if (typeof text === "string" ? all.includes(text) : text.test(all)) return true;
    throw new Error(all);
  });
}

async function type(path: string, text: string): Promise<void> {
  await openFile(window, path);
  await typeText(window, text, { perSecond: 9 });
  wanted += text.length;
}

/** Types in the file that is open; not a character of it may arrive. */
async function typeUnrecorded(text: string): Promise<void> {
  await typeText(window, text, { perSecond: 9 });
}

/** Sends until everything that had to be recorded is stored, and nothing else. */
async function stored(): Promise<void> {
  await waitFor("everything to be stored", async () => {
    await runCommand(window, "Streakline: Send Now");
    const there = (await storedSessions(world.server)).reduce(
      (sum, row) => sum + row.charactersTyped,
      0,
    );
    if (there !== wanted) throw new Error(`${there} of ${wanted} characters`);
    return true;
  });
}

function settingsFile(): string {
  return readFileSync(join(world.editor.root, "data/User/settings.json"), "utf8");
}
