import { expect, test } from "vitest";
import { pathNames, type PathPlaces } from "./path-names.ts";

const HERE: PathPlaces = { homes: ["/home/ann"], folder: "/home/ann/mono", wsl: "" };

test("pathNames() gives the path, below home, and in its workspace folder", () => {
  expect(pathNames("/home/ann/mono/A.ts", HERE)).toEqual({
    paths: ["/home/ann/mono/a.ts", "~/mono/a.ts", "./a.ts", "/a.ts"],
    folders: ["mono"],
  });
});

test.each<[string, string, Partial<PathPlaces>, string]>([
  ["a drive as Git Bash calls it", "C:\\Work\\a.ts", {}, "/c/work/a.ts"],
  ["a drive as the Linux inside calls it", "C:\\Work\\a.ts", {}, "/mnt/c/work/a.ts"],
  ["a drive of Windows, seen from Linux", "/mnt/c/Work/a.ts", { wsl: "Ubuntu" }, "c:/work/a.ts"],
  ["Linux, seen from Windows", "/srv/a", { wsl: "Ubuntu" }, "//wsl.localhost/ubuntu/srv/a"],
  ["the old name of that", "\\\\wsl$\\Ubuntu\\srv\\a", {}, "//wsl.localhost/ubuntu/srv/a"],
  ["a share", "\\\\NAS\\secret\\a", {}, "//nas/secret/a"],
  ["a home of Windows", "c:\\Users\\Ann\\x", { homes: ["C:\\Users\\ann\\"] }, "~/x"],
  ["a second home", "/data/ann/x", { homes: ["/home/ann", "/data/ann"] }, "~/x"],
  ["a folder, as itself", "/home/ann/mono/", {}, "./"],
])("pathNames() knows %s", (_, path, places, name) => {
  expect(pathNames(path, { ...HERE, ...places }).paths).toContain(name);
});

test("folders count from below home, outside it from the root, and files are none", () => {
  expect(pathNames("/home/ann/x/mono/", HERE).folders).toEqual(["x", "mono"]);
  expect(pathNames("/srv/mono/a", HERE).folders).toEqual(["srv", "mono"]);
  expect(pathNames("/srv/x/a", { homes: ["", "/"], folder: "", wsl: "" }).folders).toEqual([
    "srv",
    "x",
  ]);
});
