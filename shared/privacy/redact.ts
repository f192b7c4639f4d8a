import * as z from "zod/mini";
import type { ActivityEvent } from "../activity/activity-event.ts";
import { fileKey } from "./file-key.ts";
import { plainName } from "./plain-name.ts";

/** A person's privacy rules. Stored as plain JSON in the client's settings. */
export const PrivacyRules = z.object({
  /** Files and folders that are never recorded; patterns as typedPath() and glob() read them. */
  excludeGlobs: z.array(z.string()),
  /** Projects that are never recorded, by any of their names; see exclusion(). */
  excludeProjects: z.array(z.string()),
  hideProjectNames: z.boolean(),
  hideBranchNames: z.boolean(),
  /** True: no file key is kept on the machine either, and changed files are not counted. */
  hideFileNames: z.boolean(),
});
export type PrivacyRules = z.infer<typeof PrivacyRules>;

/**
 * What redact() hides. `salt`: 16 random bytes of this machine, so that file keys cannot be looked
 * up.
 */
export type HidingRules = Omit<PrivacyRules, "excludeGlobs" | "excludeProjects"> & {
  readonly salt: Uint8Array;
};

/**
 * The event as it may be stored. `event.file`: a path in, an opaque key out. Names come out as
 * plain names, or empty when hidden. Runs before any event is written or counted, on events of
 * files that exclusion() lets pass.
 * @example redact({ project: "/work/shop", … }, { hideProjectNames: false, … }).project // "shop"
 */
export function redact(event: ActivityEvent, rules: HidingRules): ActivityEvent {
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
