import { expect, test, vi } from "vitest";
import { excludeProject } from "./exclude-project.ts";

const editor = vi.hoisted(() => ({ list: undefined as unknown, updated: undefined as unknown }));
vi.mock("vscode", () => ({
  ConfigurationTarget: { Global: 1 },
  workspace: {
    workspaceFolders: [{ name: "shop" }],
    getConfiguration: () => ({
      inspect: () => ({ globalValue: editor.list }),
      update: async (_: string, next: unknown) => void (editor.updated = next),
    }),
  },
  window: { showInformationMessage: () => undefined },
}));

test.each([
  [undefined, ["shop"]],
  [["secret"], ["secret", "shop"]],
  [
    ["secret", 5],
    ["secret", 5, "shop"],
  ],
  ["secret", ["secret", "shop"]],
])("a project is added to what is excluded: %j", async (before, after) => {
  editor.list = before;
  await excludeProject();
  expect(editor.updated).toEqual(after);
});
