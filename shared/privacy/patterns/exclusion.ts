import type { PrivacyRules } from "../redact.ts";
import { folded } from "./folded.ts";
import { glob, globMatches } from "./glob.ts";
import type { PathNames } from "./path-names.ts";
import { PATTERN_LENGTH_MAX, pathRule, typedPath } from "./typed-path.ts";

/** Which file an activity is about, by everything that it and its project are called. */
export type FileNames = {
  /** Of the file as it was opened, and of its real path. */
  readonly files: readonly PathNames[];
  /** Of its project: the workspace folder, the workspace, the repository. */
  readonly projects: readonly string[];
};

/**
 * Compiles the lists of what is never recorded. The answer is whether one of them excludes a file:
 * - `excludeGlobs`: a pattern that fits one of its paths.
 * - `excludeProjects`: a name of its project or of a folder on the way to it, exact or as a pattern
 *   without slashes; with slashes, a path like those above.
 * @example exclusion({ excludeGlobs: ["~/private"], excludeProjects: ["mono"] })({ files: [],
 * projects: ["Mono"] })
 * // true
 */
export function exclusion({
  excludeGlobs,
  excludeProjects,
}: Pick<PrivacyRules, "excludeGlobs" | "excludeProjects">): (names: FileNames) => boolean {
  const short = excludeProjects.filter(({ length }) => length <= PATTERN_LENGTH_MAX);
  const paths = [...excludeGlobs, ...short.filter((text) => !isName(text))].map(pathRule);
  const projects = short.filter(isName).map((text) => glob(`/${folded(typedPath(text))}`));
  // a name may look like a pattern or a path, and still be one
  const exact = new Set(
    short.map((text) => `/${folded(text).trim()}`).filter((name) => name !== "/"),
  );
  return (names) => {
    const called = [...names.projects, ...names.files.flatMap(({ folders }) => folders)].map(
      (name) => `/${folded(name).trim()}`,
    );
    const all = names.files.flatMap((file) => file.paths);
    return (
      paths.some((rule) => all.some((path) => globMatches(rule, path))) ||
      called.some((name) => exact.has(name)) ||
      projects.some((rule) => called.some((name) => globMatches(rule, name)))
    );
  };
}

/** Whether a project is meant by its name, not by a path. */
function isName(text: string): boolean {
  return !/\/|^[~.]$/.test(typedPath(text));
}
