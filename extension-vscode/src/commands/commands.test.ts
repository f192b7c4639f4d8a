import { beforeEach, expect, test, vi } from "vitest";
import { type CommandDeps, registerCommands } from "./commands.ts";

const editor = vi.hoisted(() => ({
  commands: new Map<string, () => Promise<void>>(),
  errors: [] as string[],
}));
vi.mock("vscode", () => ({
  EventEmitter: class {
    dispose(): void {}
  },
  Disposable: { from: () => ({ dispose: () => undefined }) },
  workspace: { registerTextDocumentContentProvider: () => null },
  window: { showErrorMessage: (text: string) => void editor.errors.push(text) },
  commands: {
    registerCommand: (id: string, run: () => Promise<void>) => editor.commands.set(id, run),
  },
}));
const log = { show: vi.fn<() => void>(), error: vi.fn<(line: string) => void>() };
const deps = { log } as unknown as CommandDeps;
const showLog = () => editor.commands.get("streakline.showLog")?.();

beforeEach(() => {
  editor.errors.length = 0;
  log.show.mockReset();
  log.error.mockReset();
});

test("what the commands do is loaded once, when the first of them is used", async () => {
  const load = vi.fn(() => import("./command-actions.ts"));
  registerCommands(deps, load);
  expect(load).not.toHaveBeenCalled();
  await Promise.all([showLog(), showLog()]);
  await showLog();
  expect(log.show).toHaveBeenCalledTimes(3);
  expect(load).toHaveBeenCalledTimes(1);
});

test("a command whose file cannot be loaded says so, and runs as soon as it can be", async () => {
  const actions = await import("./command-actions.ts");
  const load = vi
    .fn<() => Promise<typeof actions>>()
    .mockRejectedValueOnce(new Error("Cannot find module './command-actions.cjs'"))
    .mockResolvedValue(actions);
  registerCommands(deps, load);
  await showLog();
  expect(log.show).not.toHaveBeenCalled();
  expect(editor.errors.join()).toMatch(/missing or damaged\. Recording goes on\. Reload/);
  expect(log.error.mock.calls.join()).toContain("Cannot find module");
  await showLog();
  expect(log.show).toHaveBeenCalledTimes(1);
});
