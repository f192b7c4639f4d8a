import { expect, test, vi } from "vitest";
import { aSnapshot } from "../testing/a-snapshot.ts";
import { createTodayView } from "./today-view.ts";

type Row = { label: string; command?: string };
type Listener = () => void;
const editor = vi.hoisted(() => ({
  view: { visible: false, onDidChangeVisibility: null as ((listener: Listener) => unknown) | null },
  rows: (): Row[] => [],
  changes: 0,
  warned: [] as string[],
}));
vi.mock("vscode", () => ({
  EventEmitter: class {
    fire = () => (editor.changes += 1);
    dispose(): void {}
  },
  Disposable: { from: () => ({ dispose: () => undefined }) },
  commands: { executeCommand: () => Promise.resolve() },
  window: {
    createTreeView: (_: string, options: { treeDataProvider: { getChildren: () => Row[] } }) => {
      editor.rows = () => options.treeDataProvider.getChildren();
      return editor.view;
    },
  },
}));

test("the view Today makes its rows once it is open, and again only when they change", async () => {
  let opened: Listener = () => undefined;
  editor.view.onDidChangeVisibility = (listener) => (opened = listener);
  const view = createTodayView((line) => void editor.warned.push(line));
  const recording = aSnapshot({ mode: "recording" });
  view.show(recording);
  expect(editor.rows()).toEqual([]);

  editor.view.visible = true;
  opened();
  await expect.poll(() => editor.rows().map(({ label }) => label)).toContain("1 h 23 min");
  expect(editor.changes).toBe(1);

  view.show(recording);
  view.show(aSnapshot({ mode: "paused", untilMilliseconds: null }));
  await expect.poll(() => editor.rows().map(({ label }) => label)).toContain("Paused");
  expect(editor.changes).toBe(2);

  view.show({ mode: { mode: "signed_out" }, account: null, facts: null });
  await expect.poll(() => editor.rows()).toEqual([]);
  expect(editor.warned).toEqual([]);
});

test("refused records have a row that shows them and why; without any there is none", async () => {
  editor.view.visible = true;
  const view = createTodayView((line) => void editor.warned.push(line));
  const { facts, ...snapshot } = aSnapshot({ mode: "recording" });
  if (facts === null) throw new Error("no facts");
  view.show({ ...snapshot, facts: { ...facts, refused: 2 } });
  await expect
    .poll(() => editor.rows())
    .toContainEqual(
      expect.objectContaining({ label: "2 refused", command: "streakline.showWaiting" }),
    );

  view.show({ ...snapshot, facts });
  await expect.poll(() => editor.rows().some(({ label }) => /refused/.test(label))).toBe(false);
  expect(editor.rows().map(({ label }) => label)).toContain("42 min waiting");
  expect(editor.warned).toEqual([]);
});
