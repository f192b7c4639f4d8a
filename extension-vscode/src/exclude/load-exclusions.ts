import { homedir } from "node:os";
import type { PrivacyRules } from "@streakline/shared/privacy/redact.ts";

/** What an activity is about: a file, or a folder of the workspace as a whole. */
export type Opened = {
  /** As the editor opened it. */
  path: string;
  isFolder: boolean;
  /** Whether it lies in the file system of this machine. */
  isLocal: boolean;
  /** The path of the folder of the workspace that holds it. */
  folder: string;
  /** What the editor calls the project: the folder and the workspace. */
  projects: readonly string[];
};

export type Exclusions = {
  /** Whether it must not be recorded. Null: nothing is excluded. */
  isExcluded: ((opened: Opened) => boolean) | null;
  /** What in the lists can never fit, as sentences. */
  problems: readonly string[];
};

/** Until the lists are read: nothing may be recorded. */
export const ALL_EXCLUDED: Exclusions = { isExcluded: () => true, problems: [] };

/**
 * Reads the lists of what is never recorded. The code for it is loaded only when there is something
 * in them. Where it cannot be loaded, everything is excluded.
 */
export async function loadExclusions(rules: PrivacyRules): Promise<Exclusions> {
  if (rules.excludeGlobs.length + rules.excludeProjects.length === 0)
    return { isExcluded: null, problems: [] };
  try {
    const { readyExclusions } = await import("./exclusions.ts");
    return readyExclusions(rules, homedir(), process.env["WSL_DISTRO_NAME"] ?? "");
  } catch (error) {
    const problem =
      "Nothing is recorded, because what you exclude could not be read: a file of the extension " +
      `is missing or damaged. Install Streakline again. (${String(error)})`;
    return { ...ALL_EXCLUDED, problems: [problem] };
  }
}
