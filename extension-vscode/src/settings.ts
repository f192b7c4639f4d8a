import {
  type PrivacyRules,
  PrivacyRules as PrivacySchema,
} from "@streakline/shared/privacy/redact.ts";
import * as vscode from "vscode";
import type { ServerAddress } from "@streakline/shared/delivery/server-address.ts";
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

const SERVER_DEFAULT = "http://127.0.0.1:4700";
const SEND_EVERY_MINUTES_DEFAULT = 5;

/**
 * Reads the settings. A workspace can only hide more, never less: its lists are joined with the
 * person's, and a name is hidden when either level hides it. Only the person's own settings choose
 * the server.
 */
export function readSettings(): Settings {
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
  const joined = (name: string): string[] =>
    levels(section, name).flatMap((value) => checked(name, value, isTexts, []));
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
export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(isText);
const isBetween =
  (least: number, most: number) =>
  (value: unknown): value is number =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
const isNullOr =
  (least: number, most: number) =>
  (value: unknown): value is number | null =>
    value === null || isBetween(least, most)(value);
