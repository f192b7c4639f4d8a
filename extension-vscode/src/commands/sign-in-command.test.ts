import { beforeEach, expect, test, vi } from "vitest";
import { createSignInCommand, type SignInCommandDeps } from "./sign-in-command.ts";

const editor = vi.hoisted(() => ({
  errors: [] as string[],
  /** The button that the person presses, once; undefined: the message stays open. */
  press: undefined as string | undefined,
  commands: new Map<string, (...words: string[]) => unknown>(),
}));
vi.mock("vscode", () => ({
  ProgressLocation: { Notification: 15 },
  window: {
    showInformationMessage: async () => "Allow",
    withProgress: (_: unknown, task: (...parts: unknown[]) => unknown) =>
      task({ report: () => undefined }, { isCancellationRequested: false }),
    showErrorMessage: async (text: string, button: string) => {
      editor.errors.push(text);
      if (editor.press !== button) return new Promise(() => undefined);
      editor.press = undefined;
      return button;
    },
  },
  commands: {
    executeCommand: async (name: string, ...words: string[]) =>
      editor.commands.get(name)?.(...words),
  },
}));

/** The command of an editor whose server nobody runs. */
function command(server: unknown = { ok: true, address: "http://127.0.0.1:1" }) {
  return createSignInCommand({
    settings: () => ({ server }),
    client: { name: "streakline-vscode", version: "0.1.0" },
    editor: "vscode",
    log: { warn: () => undefined, info: () => undefined },
  } as unknown as SignInCommandDeps);
}

beforeEach(() => {
  editor.errors.length = 0;
  editor.press = undefined;
  editor.commands.clear();
});

test("Try again after a failure signs in again", async () => {
  const run = command();
  editor.commands.set("streakline.signIn", run);
  editor.press = "Try again";
  void run();
  await expect.poll(() => editor.errors).toHaveLength(2);
  expect(editor.errors[0]).toMatch(/^Streakline: Nothing answers at http:\/\/127\.0\.0\.1:1 /);
});

test("a message that stays open keeps nobody from signing in again", async () => {
  const run = command();
  void run();
  await expect.poll(() => editor.errors).toHaveLength(1);
  void run();
  await expect.poll(() => editor.errors).toHaveLength(2);
});

test("two calls at once are one sign-in", async () => {
  const run = command();
  void run();
  void run();
  await expect.poll(() => editor.errors).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(editor.errors).toHaveLength(1);
});

test("a wrong address in the settings says so and opens them", async () => {
  const opened: string[] = [];
  editor.commands.set("workbench.action.openSettings", (words) => void opened.push(words));
  editor.press = "Open settings";
  await command({ ok: false, sentence: "It is no address." })();
  expect([editor.errors, opened]).toEqual([
    ["Streakline: It is no address."],
    ["streakline.server"],
  ]);
});
