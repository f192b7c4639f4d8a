import { expect, test, vi } from "vitest";
import { aSnapshot } from "../testing/a-snapshot.ts";
import { createTodayView } from "./today-view.ts";

type Row = { label: string; command?: string };
const editor = vi.hoisted(() => ({
  rows: (): Promise<Row[]> => Promise.resolve([]),
  changes: 0,
}));
vi.mock("vscode", () => ({
  EventEmitter: class {
    fire = () => (editor.changes += 1);
    dispose(): void {}
  },
  Disposable: { from: () => ({ dispose: () => undefined }) },
  commands: { executeCommand: () => Promise.resolve() },
  window: {
    createTreeView: (
      _: string,
      options: { treeDataProvider: { getChildren: () => Promise<Row[]> } },
    ) => {
      editor.rows = () => options.treeDataProvider.getChildren();
      return {};
    },
  },
}));

const labels = async () => (await editor.rows()).map(({ label }) => label);

test("the view Today is asked again when its rows change, also when it was open before them", async () => {
  const view = createTodayView();
  expect(await labels()).toEqual([]);
  const recording = aSnapshot({ mode: "recording" });
  view.show(recording);
  expect(editor.changes).toBe(1);
  expect(await labels()).toContain("1 h 23 min");

  view.show(recording);
  expect(editor.changes).toBe(1);
  view.show(aSnapshot({ mode: "paused", untilMilliseconds: null }));
  expect(editor.changes).toBe(2);
  expect(await labels()).toContain("Paused");

  view.show({ mode: { mode: "signed_out" }, account: null, facts: null });
  expect(editor.changes).toBe(3);
  expect(await labels()).toEqual([]);
});

test("refused records have a row that shows them and why; without any there is none", async () => {
  const view = createTodayView();
  const { facts, ...snapshot } = aSnapshot({ mode: "recording" });
  if (facts === null) throw new Error("no facts");
  view.show({ ...snapshot, facts: { ...facts, refused: 2 } });
  expect(await editor.rows()).toContainEqual(
    expect.objectContaining({ label: "2 refused", command: "streakline.showWaiting" }),
  );

  view.show({ ...snapshot, facts });
  expect(await labels()).toContain("42 min waiting");
  expect((await labels()).filter((label) => /refused/.test(label))).toEqual([]);
});
