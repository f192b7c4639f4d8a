import { expect, test, vi } from "vitest";
import { ALL_EXCLUDED, loadExclusions } from "../exclude/load-exclusions.ts";
import { createPlaces } from "./places.ts";

const { workspace, folder } = vi.hoisted(() => {
  const folder = {
    name: "own name",
    uri: { path: "/srv/mono/packages/a", fsPath: "/srv/mono/packages/a", scheme: "file" },
  };
  return {
    folder,
    workspace: {
      name: "Everything (Workspace)",
      workspaceFile: { path: "/srv/all.code-workspace" },
      workspaceFolders: [folder],
      getWorkspaceFolder: () => folder,
      getConfiguration: () => ({ get: () => "Dark" }),
    },
  };
});
vi.mock("vscode", () => ({ workspace, window: { activeTextEditor: undefined } }));

const rules = {
  excludeGlobs: [] as string[],
  excludeProjects: [] as string[],
  hideProjectNames: false,
  hideBranchNames: false,
  hideFileNames: false,
};

/** The project under which a file of the window is recorded, and what has no file; null: neither. */
async function recordedAs(lists: Partial<typeof rules>, all = false) {
  const exclusions = all ? ALL_EXCLUDED : await loadExclusions({ ...rules, ...lists });
  const places = createPlaces({
    rules: () => ({ ...rules, salt: new Uint8Array(16) }),
    exclusions: () => exclusions,
    branchOf: () => "main",
    frameworkOf: () => "",
    editor: "vscode",
  });
  const path = "/srv/mono/packages/a/b.ts";
  const document = { uri: { path, fsPath: path, scheme: "file" }, languageId: "rust" };
  type Document = Parameters<typeof places.ofDocument>[0];
  const place = places.ofDocument(document as Document);
  const without = places.current();
  expect(without === null).toBe(place === null);
  return place === null ? null : [place.project, without?.project];
}

test.each<[string, Partial<typeof rules>]>([
  ["the folder's own name", { excludeProjects: ["own name"] }],
  ["the workspace's name", { excludeProjects: ["everything"] }],
  ["the name of the workspace's file", { excludeProjects: ["all"] }],
  ["the folder", { excludeProjects: ["a"] }],
  ["a folder around it", { excludeProjects: ["mono"] }],
  ["the path", { excludeProjects: ["/srv/mono"] }],
  ["a pattern", { excludeGlobs: ["./**"] }],
])("excluded by %s, neither files nor the window have a place", async (_, lists) => {
  expect(await recordedAs(lists)).toBeNull();
});

test("nothing has a place until the lists are read; what they do not name has one", async () => {
  expect(await recordedAs({}, true)).toBeNull();
  expect(await recordedAs({})).toEqual([folder.name, folder.name]);
  expect(await recordedAs({ excludeProjects: ["other"] })).toEqual([folder.name, folder.name]);
});
