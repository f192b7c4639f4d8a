import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/**
 * What the git repositories around a folder are called, innermost first: each by its own folder,
 * the folder of its main work tree, and the last part of its remotes' addresses. Reads git's files,
 * so that the names are known before VS Code's git extension is at work.
 */
export function repositoryNames(folder: string): string[] {
  const names: string[] = [];
  for (let at = folder, before = ""; at !== before; before = at, at = dirname(at)) {
    const git = join(at, ".git");
    const found = kindOf(git);
    if (found === null) continue;
    const common = found === "folder" ? git : commonFolder(git);
    names.push(basename(at));
    if (basename(common) === ".git") names.push(basename(dirname(common)));
    for (const [, name = ""] of textOf(join(common, "config")).matchAll(REMOTE)) names.push(name);
  }
  return [...new Set(names)];
}

const REMOTE = /^\s*(?:push)?url\s*=\s*(?:.*[/:\\])?([^/:\\\n]+?)(?:\.git)?[/\\]?\s*$/gim;

/** In a work tree or submodule `.git` is a file that names its folder. */
function commonFolder(file: string): string {
  const own = resolve(dirname(file), /^gitdir: (.+)$/m.exec(textOf(file))?.[1]?.trim() ?? ".");
  return resolve(own, textOf(join(own, "commondir")).trim());
}

/** Null also for what cannot be looked at, such as the top of a share. */
function kindOf(path: string): "folder" | "file" | null {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
