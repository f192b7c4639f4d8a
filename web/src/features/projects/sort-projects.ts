import type { ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import { nameOf } from "../../domain/names/names.ts";

/** The columns that projects are sorted by. */
export type SortBy = "recent" | "name" | "total" | "month" | "first" | "language";

/**
 * The projects whose name contains the search text, sorted: latest or largest first, names from A.
 * @param reversed the opposite order
 */
export function sortProjects(
  rows: readonly ProjectRow[],
  { search, by, reversed }: { search: string; by: SortBy; reversed: boolean },
): ProjectRow[] {
  const wanted = search.trim().toLowerCase();
  const found = rows.filter(({ project }) =>
    nameOf("project", project).toLowerCase().includes(wanted),
  );
  const sorted = found.toSorted(
    (a, b) =>
      ORDER[by](a, b) || nameOf("project", a.project).localeCompare(nameOf("project", b.project)),
  );
  return reversed ? sorted.reverse() : sorted;
}

const ORDER: Record<SortBy, (a: ProjectRow, b: ProjectRow) => number> = {
  recent: (a, b) => b.lastDay.localeCompare(a.lastDay) || b.secondsLast30Days - a.secondsLast30Days,
  name: () => 0,
  total: (a, b) => b.secondsTotal - a.secondsTotal,
  month: (a, b) => b.secondsLast30Days - a.secondsLast30Days,
  first: (a, b) => b.firstDay.localeCompare(a.firstDay),
  language: (a, b) =>
    nameOf("language", a.topLanguage).localeCompare(nameOf("language", b.topLanguage)),
};
