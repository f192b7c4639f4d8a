import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A line of the ledger: what a person did in the editor, in epoch milliseconds of its clock. */
export type LedgerLine = { at: number; pid: number } & (
  | { kind: "start"; offsetMs: number }
  | { kind: "clock"; offsetMs: number }
  | { kind: "window"; focused: boolean; active: boolean; folders?: string[] }
  | { kind: "error"; message: string }
  | ({ kind: "change"; typed: string; removed: number } & Place)
  | ({ kind: "save" | "scroll" } & Place)
  | ({ kind: "selection"; by: number | null } & Place)
  | ({ kind: "active" } & Partial<Place>)
);
export type Place = { scheme: string; file: string; folder: string | null; language: string };

/**
 * The lines of all extension hosts that wrote to this folder, sorted by time. A torn last line is
 * left out.
 */
export function readLedger(folder: string): LedgerLine[] {
  if (!existsSync(folder)) return [];
  const lines: LedgerLine[] = [];
  for (const name of readdirSync(folder)) {
    const pid = /^ledger-(\d+)\.jsonl$/.exec(name)?.[1];
    if (pid === undefined) continue;
    const whole = readFileSync(join(folder, name), "utf8").split("\n").slice(0, -1);
    for (const line of whole) lines.push({ ...(JSON.parse(line) as LedgerLine), pid: Number(pid) });
  }
  return lines.toSorted((a, b) => a.at - b.at);
}
