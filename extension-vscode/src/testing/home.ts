import { randomUUID } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";
import { type Account, enterAccount } from "../send/account.ts";
import { realDisk } from "../store/disk.ts";
import { type AccountNames, type StoredNames, storedNames } from "../store/stored-names.ts";

/** 2026-11-22 12:00:00 UTC. */
export const NOON = 1_795_348_800;

/** An account in a fresh folder. */
export async function aHome(
  account: Partial<Account> = {},
  root?: string,
): Promise<{ stored: StoredNames; names: AccountNames; account: Account; root: string }> {
  const folder = root ?? (await mkdtemp(join(tmpdir(), "streakline-home-")));
  const stored = storedNames(folder);
  const whole = {
    server: "http://127.0.0.1:4700",
    userId: randomUUID(),
    deviceId: randomUUID(),
    displayName: "Ann",
    ...account,
  };
  return {
    stored,
    names: await enterAccount(realDisk, stored, whole),
    account: whole,
    root: folder,
  };
}

/** A person's edit in a TypeScript file, one keystroke, at noon. */
export function anEvent(parts: Partial<ActivityEvent> = {}): ActivityEvent {
  return {
    at: NOON,
    kind: "edit",
    actor: "person",
    project: "alpha",
    language: "typescript",
    branch: "main",
    framework: "",
    editor: "vscode",
    editorTheme: "Dark",
    file: "f1",
    counters: { keystrokes: 1, charactersTyped: 1 },
    ...parts,
  };
}
