import { basename, dirname } from "node:path";
import { exclusion, type FileNames } from "@streakline/shared/privacy/patterns/exclusion.ts";
import { pathNames } from "@streakline/shared/privacy/patterns/path-names.ts";
import { pathProblem } from "@streakline/shared/privacy/patterns/path-problem.ts";
import { typedPath } from "@streakline/shared/privacy/patterns/typed-path.ts";
import type { PrivacyRules } from "@streakline/shared/privacy/redact.ts";
import type { Exclusions, Opened } from "./load-exclusions.ts";
import { realPath } from "./real-path.ts";
import { repositoryNames } from "./repository-names.ts";

/**
 * Compiles the lists of what is never recorded, and finds what in them can never fit. `home`: the
 * person's home folder; `wsl`: the distribution when this is the Windows subsystem for Linux.
 */
export function readyExclusions(
  { excludeGlobs, excludeProjects }: Pick<PrivacyRules, "excludeGlobs" | "excludeProjects">,
  home: string,
  wsl: string,
): Exclusions {
  const homes = [home, realPath(home)];
  const isListed = exclusion({
    excludeGlobs: excludeGlobs.flatMap((text) => withRealFolder(text, home)),
    excludeProjects: excludeProjects.flatMap((text) => withRealFolder(text, home)),
  });

  function namesOf({ path, isFolder, isLocal, folder, projects }: Opened): FileNames {
    const named = (one: string, within: string) =>
      pathNames(isFolder ? `${one}/` : one, { homes, folder: within, wsl });
    if (!isLocal) return { files: [named(path, folder)], projects };
    const real = realPath(path);
    return {
      files: [named(path, folder), named(real, realPath(folder))],
      projects: [
        ...projects,
        basename(folder),
        ...[path, real].flatMap((one) => repositoryNames(isFolder ? one : dirname(one))),
      ],
    };
  }

  return {
    isExcluded: (opened) => isListed(namesOf(opened)),
    problems: [
      ...excludeGlobs.flatMap((text) => told("excludeGlobs", text)),
      ...excludeProjects.flatMap((text) => told("excludeProjects", text)),
    ],
  };
}

function told(setting: string, text: string): string[] {
  const problem = pathProblem(text);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return problem === null ? [] : [`streakline.${setting}: “${short}” never fits. ${problem}`];
}

/** A pattern, and when its first folders are reached by a link, also the pattern without it. */
function withRealFolder(text: string, home: string): string[] {
  const parts = typedPath(text).split("/");
  const wild = parts.findIndex((part) => /[*?{[]/.test(part));
  const [literal, rest] = wild < 0 ? [parts, []] : [parts.slice(0, wild), parts.slice(wild)];
  const folder = literal.join("/").replace(/^~/, () => home);
  if (!/^([a-z]:)?[/\\]./i.test(folder)) return [text];
  const real = realPath(folder);
  return real === folder ? [text] : [text, [real, ...rest].join("/")];
}
