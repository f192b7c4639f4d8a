import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exclusion, type FileNames } from "./exclusion.ts";
import { pathNames, type PathPlaces } from "./path-names.ts";

const PLACES: PathPlaces = { homes: ["/home/ann"], folder: "/home/ann/work/shop", wsl: "" };
const file = (
  path: string,
  places: Partial<PathPlaces> = {},
  projects: string[] = [],
): FileNames => ({
  files: [pathNames(path, { ...PLACES, ...places })],
  projects,
});
const leavesOut = (pattern: string, names: FileNames) =>
  exclusion({ excludeGlobs: [pattern], excludeProjects: [] })(names);
const leavesOutProject = (pattern: string, names: FileNames) =>
  exclusion({ excludeGlobs: [], excludeProjects: [pattern] })(names);
const NUMBERS = Array.from({ length: 100 }, (_, index) => `n${index}`).join(",");

test("exclusion() compares every name of a file and of its project", () => {
  expect(leavesOut("~/private", file("/home/ann/private/a.ts"))).toBe(true);
  expect(leavesOutProject("mono", file("/srv/x/a.ts", {}, ["Mono"]))).toBe(true);
});

describe("excludeGlobs", () => {
  test.each<[string, FileNames]>([
    ["\\\\nas\\secret\\**", file("\\\\nas\\secret\\a.ts")],
    ["//NAS/secret", file("//nas/Secret/a.ts")],
    ["\\\\wsl$\\Ubuntu\\home\\ann\\x", file("\\\\wsl.localhost\\Ubuntu\\home\\ann\\x\\a.ts")],
    ["\\\\wsl.localhost\\Ubuntu\\home\\ann\\x", file("\\\\wsl$\\Ubuntu\\home\\ann\\x\\a.ts")],
    ["\\\\wsl$\\Ubuntu\\home\\ann\\x", file("/home/ann/x/a.ts", { wsl: "Ubuntu" })],
    ["C:\\Users\\ann\\x", file("/mnt/c/Users/ann/x/a.ts", { wsl: "Ubuntu" })],
    ["/mnt/c/x", file("C:\\x\\a.ts")],
    ["/c/x", file("c:\\x\\a.ts")],
    ["~/private/**", file("/home/ann/private/a.ts")],
    ["~\\private", file("C:\\Users\\Ann\\private\\a.ts", { homes: ["C:\\Users\\Ann"] })],
    ["$HOME/private", file("/home/ann/private/a.ts")],
    ["%USERPROFILE%\\private", file("c:/users/ann/private/a", { homes: ["C:\\Users\\Ann"] })],
    ["./secret", file("/home/ann/work/shop/secret/a.ts")],
    ["/secret", file("/home/ann/work/shop/secret/a.ts")],
    ["file:///home/ann/work/shop", file("/home/ann/work/shop/a.ts")],
    ["file:///c%3A/x", file("C:\\x\\a.ts")],
    ["v[0-9]", file("/home/ann/work/shop/v2/a.ts")],
    ["bu\u0308ro", file("/home/ann/büro/a.ts")],
    ["büro", file("/home/ann/bu\u0308ro/a.ts")],
    [`/srv/{${NUMBERS}}/**`, file("/srv/n99/a.ts")],
    ["/home/ann/work/../private", file("/home/ann/private/a.ts")],
    ['"C:\\My Docs"', file("c:/my docs/a.ts")],
    ["GİZLİ", file("/srv/gizli/a.ts")],
    ["sec\u200bret", file("/srv/secret/a.ts")],
    ["**", file("/a")],
    ["{$HOME/private, \\\\nas\\x}", file("/home/ann/private/a.ts")],
    ["{$HOME/private, \\\\nas\\x}", file("\\\\nas\\x\\a.ts")],
    ["~/private/**", file("/home/ann/private/")],
  ])("%j leaves out what it means", (pattern, names) => {
    expect(leavesOut(pattern, names)).toBe(true);
  });

  test.each<[string, FileNames]>([
    ["./secret", file("/home/ann/work/shop/src/secret/a.ts")],
    ["/secret", file("/home/ann/work/shop/src/secret/a.ts")],
    ["~/private", file("/home/bob/private/a.ts")],
    ["~/private/**", file("/home/ann/privates/a.ts")],
    ["/home/ann/private", file("/srv/home/ann/private/a.ts")],
    ["C:\\x", file("d:/x/a.ts")],
    ["!secret", file("/srv/secret/a.ts")],
    ["", file("/a")],
    ["{,secret}", file("/srv/a.ts")],
    ["{,}", file("/srv/a.ts")],
    ["/", file("/a")],
  ])("%j does not leave out what it does not mean", (pattern, names) => {
    expect(leavesOut(pattern, names)).toBe(false);
  });
});

describe("excludeProjects", () => {
  test.each<[string, string, FileNames]>([
    ["the workspace's own name", "mono", file("/srv/x/a.ts", {}, ["mono"])],
    ["another case", "Mono", file("/srv/x/a.ts", {}, ["mono"])],
    [
      "a folder above what is open",
      "mono",
      file("/home/ann/mono/packages/a/b.ts", { folder: "/home/ann/mono/packages/a" }),
    ],
    ["a folder below what is open", "mono", file("/home/ann/work/shop/mono/a.ts")],
    ["a folder outside home", "mono", file("/srv/mono/a.ts")],
    ["the folder itself", "shop", file("/home/ann/work/shop/")],
    ["a whole path", "/home/ann/work/shop", file("/home/ann/work/shop/a.ts")],
    ["a path from home", "~/work/shop", file("/home/ann/work/shop/a.ts")],
    ["a path of Windows", "C:\\work\\shop", file("c:/Work/shop/a.ts")],
    ["some of a path", "work/shop", file("/home/ann/work/shop/a.ts")],
    ["a name that looks like a pattern", "{a,b}!", file("/srv/x/a.ts", {}, ["{a,b}!"])],
    ["a name that looks like a path", "a/b", file("/srv/x/a.ts", {}, ["a/b"])],
    ["a pattern", "mono-*", file("/srv/x/a.ts", {}, ["mono-web"])],
    ["a name with blanks around it", " mono ", file("/srv/x/a.ts", {}, ["mono"])],
    ["a name that was composed otherwise", "bu\u0308ro", file("/srv/x/a.ts", {}, ["büro"])],
    ["a name with a slash at its end", "mono/", file("/srv/mono/a.ts")],
  ])("finds %s", (_, pattern, names) => {
    expect(leavesOutProject(pattern, names)).toBe(true);
  });

  test.each<[string, string, FileNames]>([
    ["the name of a file", "mono", file("/srv/x/mono", {}, ["x"])],
    ["the home folder", "ann", file("/home/ann/work/a.ts", {}, ["work"])],
    ["what home lies in", "home", file("/home/ann/work/a.ts", {}, ["work"])],
    ["some of a name", "mono", file("/srv/x/a.ts", {}, ["monorail"])],
    ["another path", "/home/ann/work/shop", file("/srv/shop/a.ts", {}, ["shop"])],
    ["nothing", "", file("/srv/x/a.ts", {}, [""])],
    ["a slash", "/", file("/srv/x/a.ts", {}, ["x"])],
  ])("does not take %s for the project", (_, pattern, names) => {
    expect(leavesOutProject(pattern, names)).toBe(false);
  });
});

test("a path excludes itself and what is below it, however it is typed", () => {
  const name = fc
    .array(fc.constantFrom(...Array.from("abZé ıßюकא漢🛒.-_")), { minLength: 1, maxLength: 6 })
    .map((characters) => characters.join("").trim())
    .filter((text) => /[^.]/.test(text));
  const forms: ((path: string) => string)[] = [
    (path) => path,
    (path) => path.toLowerCase(),
    (path) => path.normalize("NFD"),
    (path) => path.replaceAll("/", "\\"),
    (path) => `${path}/`,
    (path) => `${path}/**`,
    (path) => `"${path}"`,
    (path) => ` \u202a${path}\u200b `,
    (path) => `file://${encodeURI(path)}`,
    (path) => path.replaceAll("/", "//").slice(1),
    (path) => path.replaceAll("/", "/./"),
    (path) => path.replace(/[^/]+$/, "x/../$&"),
    (path) => `{/no/such,${path}}`,
    (path) => path.replace(/^\/home\/ann/, "~"),
    (path) => path.replace(/^\/home\/ann/, "$HOME"),
    (path) => path.replace(/^\/home\/ann/, "%USERPROFILE%"),
    (path) => path.replace(/^\/home\/ann\//, ""),
  ];
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...forms),
      (names, form) => {
        const path = `/home/ann/${names.join("/")}`;
        expect(leavesOut(form(path), file(`${path}/below/it.ts`))).toBe(true);
        expect(leavesOut(form(path), file(`${path}x/it.ts`))).toBe(false);
      },
    ),
    { numRuns: 1_000 },
  );
});
