import type { LedgerLine, Place } from "../editor/ledger.ts";

export type Sum = {
  total: number;
  byLanguage: Record<string, number>;
  byProject: Record<string, number>;
};

/**
 * The seconds of a person's day by the published rule, added up from the witness's ledger alone. It
 * is written from the page "How we count" and shares no line with the product, so that the two can
 * only agree when both are right.
 *
 * Every instant is a whole second. From one sign of life to the next the seconds belong to the
 * project and language of the first, when they are at most `gapMinutes` apart. Leaving the window
 * is a sign of life if it comes within two minutes of the one before; what follows it counts up to
 * `awayMinutes`, if the person was back within `gapMinutes`. Only for one window.
 */
export function independentSum(
  ledger: LedgerLine[],
  { gapMinutes = 15, awayMinutes = 2 } = {},
): Sum {
  const sum: Sum = { total: 0, byLanguage: {}, byProject: {} };
  const signs = signsOfLife(ledger);
  for (const [i, sign] of signs.entries()) {
    const next = signs[i + 1];
    if (next === undefined) break;
    const apart = next.second - sign.second;
    if (apart === 0 || apart > gapMinutes * 60) continue;
    const counted = sign.left ? Math.min(apart, awayMinutes * 60) : apart;
    sum.total += counted;
    sum.byLanguage[sign.language] = (sum.byLanguage[sign.language] ?? 0) + counted;
    sum.byProject[sign.project] = (sum.byProject[sign.project] ?? 0) + counted;
  }
  return sum;
}

type Sign = { second: number; project: string; language: string; left: boolean };

function signsOfLife(ledger: LedgerLine[]): Sign[] {
  const signs: Sign[] = [];
  let was = { focused: true, active: true };
  for (const line of ledger) {
    const second = Math.floor(line.at / 1000);
    const before = signs.at(-1);
    if (line.kind === "window") {
      const hasLeft = was.focused && !line.focused;
      const isBack = line.focused && (!was.focused || (line.active && !was.active));
      was = line;
      if (before === undefined || (hasLeft && second - before.second > 120)) continue;
      if (hasLeft || isBack) signs.push({ ...before, second, left: hasLeft });
    } else if (
      line.kind === "change" ||
      line.kind === "save" ||
      line.kind === "scroll" ||
      (line.kind === "selection" && BY_HAND.has(line.by))
    ) {
      if (!isProjectFile(line)) continue;
      signs.push({ second, project: line.folder, language: line.language, left: false });
    }
  }
  return signs;
}

/** A cursor moved by keyboard or mouse, not by a command or an extension. */
const BY_HAND: ReadonlySet<number | null> = new Set([1, 2]);

function isProjectFile(line: Place): line is Place & { folder: string } {
  return line.folder !== null && line.scheme === "file";
}

/** Characters that a person typed into files of projects, by project. */
export function charactersTyped(ledger: LedgerLine[]): Record<string, number> {
  const count: Record<string, number> = {};
  for (const line of ledger) {
    if (line.kind === "change" && isProjectFile(line))
      count[line.folder] = (count[line.folder] ?? 0) + line.typed.length;
  }
  return count;
}
