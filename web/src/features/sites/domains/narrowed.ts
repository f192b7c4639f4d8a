import {
  type Category,
  weightClass,
  type WeightClass,
} from "@streakline/shared/categories/categories.ts";
import type { DomainRow } from "@streakline/shared/sites/sites-answers.ts";

/** What narrows a list of domains; a domain must match all that is set. */
export type Narrowing = {
  counts?: WeightClass | undefined;
  category?: Category | undefined;
  q?: string | undefined;
};

/** The domains that match. */
export function narrowed(
  domains: readonly DomainRow[],
  { counts, category, q = "" }: Narrowing,
): DomainRow[] {
  const wanted = q.trim().toLowerCase();
  return domains.filter(
    (row) =>
      (counts === undefined || weightClass(row.weight) === counts) &&
      (category === undefined || row.category === category) &&
      row.domain.includes(wanted),
  );
}

/** Whether anything is set. */
export function isNarrowed({ counts, category, q = "" }: Narrowing): boolean {
  return counts !== undefined || category !== undefined || q.trim() !== "";
}
