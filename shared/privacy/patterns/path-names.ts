import { folded } from "./folded.ts";

/** What the names of a path depend on: paths with `/` or `\` between their parts. */
export type PathPlaces = {
  /** The person's home folder, also by its real path; empty ones do not count. */
  readonly homes: readonly string[];
  /** The folder of the workspace that holds the file. */
  readonly folder: string;
  /** The distribution of Linux when this is the Windows subsystem, else empty. */
  readonly wsl: string;
};

/** All that a path is called; see pathNames(). */
export type PathNames = {
  /** Everything that a pattern is compared with. */
  readonly paths: readonly string[];
  /** The folders on the way to it, from below the home folder, outside it from the root. */
  readonly folders: readonly string[];
};

/**
 * All names of one path, folded(): the path itself, below home `~/…`, in its workspace folder
 * `./…` and, as .gitignore has it, `/…`, and how Windows and the Linux inside it call each other's
 * drives. `path`: with a slash at
 * its end when it is a folder.
 * @example pathNames("/home/ann/mono/a.ts", { homes: ["/home/ann"], folder: "/home/ann/mono", wsl:
 * "" })
 * // { paths: ["/home/ann/mono/a.ts", "~/mono/a.ts", "./a.ts", "/a.ts"], folders: ["mono"] }
 */
export function pathNames(path: string, { homes, folder, wsl }: PathPlaces): PathNames {
  const name = slashed(path);
  const below = homes.map((home) => inside(name, home)).find((rest) => rest !== null);
  const inFolder = inside(name, folder);
  const aliases = [
    below === undefined ? null : `~${below}`,
    inFolder === null ? null : `.${inFolder}`,
    inFolder,
    name.replace(/^([a-z]):\//, "/$1/"),
    name.replace(/^([a-z]):\//, "/mnt/$1/"),
    wsl === "" ? null : name.replace(/^\/mnt\/([a-z])\//, "$1:/"),
    wsl === "" ? null : `//wsl.localhost/${folded(wsl)}${name}`,
  ].filter((alias) => alias !== null);
  return {
    paths: [...new Set([name, ...aliases])],
    folders: (below ?? name)
      .split("/")
      .slice(0, -1)
      .filter((part) => part !== ""),
  };
}

function slashed(path: string): string {
  return folded(path)
    .replaceAll("\\", "/")
    .replace(/^\/\/wsl\$\//, "//wsl.localhost/");
}

/** The rest of a path below a folder, from its slash on; null outside. */
function inside(name: string, folder: string): string | null {
  const base = slashed(folder).replace(/\/+$/, "");
  return base !== "" && name.startsWith(`${base}/`) ? name.slice(base.length) : null;
}
