import { expect, test, vi } from "vitest";
import { followSettings } from "./settings.ts";

const { values, listeners } = vi.hoisted(() => ({
  values: {} as Record<string, { globalValue?: unknown; workspaceValue?: unknown }>,
  listeners: [] as ((change: { affectsConfiguration: () => boolean }) => void)[],
}));
vi.mock("vscode", () => ({
  EventEmitter: class {
    heard: () => void = () => undefined;
    event = (heard: () => void) => (this.heard = heard);
    fire = () => this.heard();
  },
  Disposable: { from: () => ({ dispose: () => undefined }) },
  workspace: {
    getConfiguration: () => ({
      inspect: (name: string) => ({
        defaultValue: name.startsWith("hide") ? false : [],
        ...values[name],
      }),
      get: (name: string) =>
        ({ server: "http://127.0.0.1:4700", allowInsecureServer: false, sendEveryMinutes: 5 })[
          name
        ] ?? null,
    }),
    onDidChangeConfiguration: (listener: (typeof listeners)[number]) => listeners.push(listener),
  },
}));

const FILE = {
  path: "/srv/secret/a.ts",
  folder: "/srv",
  isFolder: false,
  isLocal: true,
  projects: [],
};

test("a list that does not fit still excludes what it can, and says so", async () => {
  values["excludeGlobs"] = { globalValue: "secret", workspaceValue: ["*.env", 7, null, "!x"] };
  values["excludeProjects"] = { globalValue: { mono: true } };
  const settings = await followSettings();
  expect(settings.now().privacy.excludeGlobs).toEqual(["secret", "*.env", "!x"]);
  expect(settings.exclusions().isExcluded?.(FILE)).toBe(true);
  expect(settings.problems().filter((problem) => problem.includes("exclude"))).toEqual([
    'streakline.excludeGlobs has a value that does not fit; ["secret"] is used.',
    'streakline.excludeGlobs has a value that does not fit; ["*.env","!x"] is used.',
    "streakline.excludeProjects has a value that does not fit; [] is used.",
    "streakline.excludeGlobs: “!x” never fits. " +
      "A pattern cannot let something pass again: remove the !.",
  ]);
});

test("after a change nothing is recorded until the new lists are read", async () => {
  for (const name of ["excludeGlobs", "excludeProjects"]) values[name] = { globalValue: [] };
  const settings = await followSettings();
  expect(settings.exclusions().isExcluded).toBeNull();
  const seen: (boolean | undefined)[] = [];
  const isRead = new Promise<void>((done) => {
    settings.onDidChange(() => {
      seen.push(settings.exclusions().isExcluded?.({ ...FILE, path: "/srv/open.ts" }));
      if (seen.length === 2) done();
    });
  });
  values["excludeGlobs"] = { globalValue: ["secret"] };
  for (const listener of listeners) listener({ affectsConfiguration: () => true });
  await isRead;
  expect(seen).toEqual([true, false]);
  expect(settings.exclusions().isExcluded?.(FILE)).toBe(true);
});

test("after a change the problems are those of the new lists, told when they are read", async () => {
  for (const name of ["excludeGlobs", "excludeProjects"]) values[name] = { globalValue: [] };
  const settings = await followSettings();
  expect(settings.problems()).toEqual([]);
  const told: string[] = [];
  const isTold = new Promise<void>((done) => {
    settings.onDidChange(() => {
      told.push(...settings.problems());
      if (told.length > 0) done();
    });
  });
  values["excludeGlobs"] = { globalValue: ["./private", "!keep"] };
  for (const listener of listeners) listener({ affectsConfiguration: () => true });
  await isTold;
  expect(told).toEqual([expect.stringContaining("streakline.excludeGlobs: “!keep” never fits.")]);
  values["excludeGlobs"] = { globalValue: [] };
  for (const listener of listeners) listener({ affectsConfiguration: () => true });
  await expect.poll(() => settings.problems()).toEqual([]);
});
