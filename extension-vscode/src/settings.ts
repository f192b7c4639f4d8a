import {
  type PrivacyRules,
  PrivacyRules as PrivacySchema,
} from "@streakline/shared/privacy/redact.ts";
import * as vscode from "vscode";
import type { ServerAddress } from "@streakline/shared/delivery/server-address.ts";
import { ALL_EXCLUDED, type Exclusions, loadExclusions } from "./exclude/load-exclusions.ts";
import { serverAddress } from "./send/server-address.ts";

/** The checked settings. An invalid one has its default here and a sentence in `problems`. */
export type Settings = {
  server: ServerAddress;
  privacy: PrivacyRules;
  /** Longest pause that counts in the time shown here; null: the account's setting. */
  idleMinutes: number | null;
  sendEveryMinutes: number;
  problems: string[];
};

/** The settings in force, and what they exclude. */
export type FollowedSettings = vscode.Disposable & {
  now(): Settings;
  exclusions(): Exclusions;
  /** What in the settings does not fit, as sentences. */
  problems(): readonly string[];
  /** Fires when the settings change, and again when their lists are read. */
  onDidChange: vscode.Event<void>;
};

/** Follows the settings. After a change nothing may be recorded until the new lists are read. */
export async function followSettings(): Promise<FollowedSettings> {
  let now = readSettings();
  let exclusions = await loadExclusions(now.privacy);
  const changed = new vscode.EventEmitter<void>();
  async function change(): Promise<void> {
    const read = (now = readSettings());
    exclusions = ALL_EXCLUDED;
    changed.fire();
    const loaded = await loadExclusions(read.privacy);
    if (read !== now) return;
    exclusions = loaded;
    changed.fire();
  }
  const parts = vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((what) => {
      if (what.affectsConfiguration("streakline")) void change();
    }),
  );
  return {
    now: () => now,
    exclusions: () => exclusions,
    problems: () => [...now.problems, ...exclusions.problems],
    onDidChange: changed.event,
    dispose: () => void parts.dispose(),
  };
}

const SERVER_DEFAULT = "http://127.0.0.1:4700";
const SEND_EVERY_MINUTES_DEFAULT = 5;

/**
 * Reads the settings. A workspace can only hide more, never less: its lists are joined with the
 * person's, and a name is hidden when either level hides it. Only the person's own settings choose
 * the server.
 */
function readSettings(): Settings {
  const section = vscode.workspace.getConfiguration("streakline");
  const problems: string[] = [];
  const checked = <T>(
    name: string,
    value: unknown,
    isGood: (value: unknown) => value is T,
    otherwise: T,
  ): T => {
    if (isGood(value)) return value;
    problems.push(
      `streakline.${name} has a value that does not fit; ${JSON.stringify(otherwise)} is used.`,
    );
    return otherwise;
  };
  // a list that is not quite right still hides what it can
  const joined = (name: string): string[] =>
    levels(section, name).flatMap((value) => {
      const texts = [value].flat().filter(isText);
      return checked(name, value, isTexts, texts);
    });
  const either = (name: string): boolean =>
    levels(section, name).some((value) => checked(name, value, isBoolean, true));

  const server = serverAddress(
    checked("server", section.get("server"), isText, SERVER_DEFAULT),
    checked("allowInsecureServer", section.get("allowInsecureServer"), isBoolean, false),
  );
  if (!server.ok) problems.push(server.sentence);
  return {
    server,
    privacy: PrivacySchema.parse({
      excludeGlobs: joined("excludeGlobs"),
      excludeProjects: joined("excludeProjects"),
      hideProjectNames: either("hideProjectNames"),
      hideBranchNames: either("hideBranchNames"),
      hideFileNames: either("hideFileNames"),
    }),
    idleMinutes: checked("idleMinutes", section.get("idleMinutes"), isNullOr(2, 60), null),
    sendEveryMinutes: checked(
      "sendEveryMinutes",
      section.get("sendEveryMinutes"),
      isBetween(1, 15),
      SEND_EVERY_MINUTES_DEFAULT,
    ),
    problems,
  };
}

function levels(section: vscode.WorkspaceConfiguration, name: string): unknown[] {
  const found = section.inspect<unknown>(name);
  const set = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].filter(
    (value) => value !== undefined,
  );
  return set.length > 0 ? set : [found?.defaultValue];
}

const isText = (value: unknown): value is string => typeof value === "string";
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isBetween =
  (least: number, most: number) =>
  (value: unknown): value is number =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
const isNullOr =
  (least: number, most: number) =>
  (value: unknown): value is number | null =>
    value === null || isBetween(least, most)(value);
