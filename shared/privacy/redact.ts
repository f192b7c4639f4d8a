import * as z from "zod/mini";
import type { ActivityEvent } from "../activity/activity-event.ts";
import { fileKey } from "./file-key.ts";
import { glob, globMatches, type Glob } from "./glob.ts";
import { plainName } from "./plain-name.ts";

/** A person's privacy rules. Stored as plain JSON in the client's settings. */
export const PrivacyRules = z.object({
  /** Files that are never recorded; patterns as glob() reads them. */
  excludeGlobs: z.array(z.string()),
  /** Projects that are never recorded, by their exact name. */
  excludeProjects: z.array(z.string()),
  hideProjectNames: z.boolean(),
  hideBranchNames: z.boolean(),
  /** True: no file key is kept on the machine either, and changed files are not counted. */
  hideFileNames: z.boolean(),
});
export type PrivacyRules = z.infer<typeof PrivacyRules>;

/** Rules that redact() takes, made by readyRules(). */
export type ReadyRules = Omit<PrivacyRules, "excludeGlobs" | "excludeProjects"> & {
  readonly globs: readonly Glob[];
  readonly projects: ReadonlySet<string>;
  readonly salt: Uint8Array;
};

/**
 * Compiles rules once instead of for every event. `salt`: 16 random bytes of this machine, so that
 * file keys cannot be looked up.
 * @example readyRules({ excludeProjects: ["shop"], … }, salt).projects // Set { "shop" }
 */
export function readyRules(rules: PrivacyRules, salt: Uint8Array): ReadyRules {
  const { excludeGlobs, excludeProjects, hideProjectNames, hideBranchNames, hideFileNames } = rules;
  const projects = new Set(
    excludeProjects.flatMap((name) => [name, plainName(name)]).filter((name) => name !== ""),
  );
  return {
    globs: excludeGlobs.map(glob),
    projects,
    hideProjectNames,
    hideBranchNames,
    hideFileNames,
    salt,
  };
}

/**
 * The event as it may be stored, or null when it must not be kept. `event.file`: a path in, an
 * opaque key out. Names come out as plain names, or empty when hidden. Runs before any event is
 * written or counted.
 * @example redact({ file: "/work/secret/a.ts", … }, readyRules({ excludeGlobs: ["secret"], … },
 * salt))
 * // null
 */
export function redact(event: ActivityEvent, rules: ReadyRules): ActivityEvent | null {
  if (rules.projects.has(event.project) || rules.projects.has(plainName(event.project)))
    return null;
  if (event.file !== "" && rules.globs.some((pattern) => globMatches(pattern, event.file)))
    return null;
  return {
    ...event,
    project: rules.hideProjectNames ? "" : plainName(event.project),
    branch: rules.hideBranchNames ? "" : plainName(event.branch),
    language: event.language.replace(/[^\w+#.-]/g, "").slice(0, NAME_LENGTH_MAX),
    framework: event.framework.replace(/[^\w+#. -]/g, "").slice(0, NAME_LENGTH_MAX),
    editor: event.editor.replace(/[^\w+#. -]/g, "").slice(0, NAME_LENGTH_MAX),
    editorTheme: plainName(event.editorTheme, NAME_LENGTH_MAX),
    file: rules.hideFileNames || event.file === "" ? "" : fileKey(event.file, rules.salt),
  };
}

const NAME_LENGTH_MAX = 50;
