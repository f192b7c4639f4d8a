import { weightClass } from "@streakline/shared/categories/categories.ts";
import type { DomainRow } from "@streakline/shared/sites/sites-answers.ts";
import { Pencil } from "lucide-react";
import { categoryName, weightColour, weightWords } from "../../../domain/sites/site-words.ts";
import { IconButton } from "../../../ui/forms/button.tsx";
import { Duration } from "../../../ui/format/duration.tsx";
import { groupDigits } from "../../../ui/format/format-duration.ts";

/** A domain with its category, its time, and the button that opens the form of its rule. */
export function DomainLine({
  row,
  pagesRead,
  percent,
  ratio,
  isOwn,
  isEditing,
  onEdit,
}: {
  row: DomainRow;
  /** 0: not known. */
  pagesRead: number;
  percent: string;
  ratio: number;
  isOwn: boolean;
  isEditing: boolean;
  onEdit: () => void;
}) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto_2rem] items-center gap-x-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <span className="font-medium break-all">{row.domain}</span>
          <span className="text-sm text-ink-2">
            {categoryName(row.category)},{" "}
            <span className="text-ink-3" title={weightWords(row.weight)}>
              {weightClass(row.weight)}
            </span>
            {isOwn && <span className="text-ink-3"> · your choice</span>}
            {pagesRead > 0 && (
              <span className="text-ink-3">
                {" "}
                · {groupDigits(pagesRead)} different {pagesRead === 1 ? "page" : "pages"}
              </span>
            )}
          </span>
        </p>
        <div aria-hidden="true" className="mt-1.5 h-1 rounded-full bg-sunken">
          <div
            className="h-1 min-w-1 rounded-full"
            style={{ width: `${(ratio * 100).toFixed(2)}%`, background: weightColour(row.weight) }}
          />
        </div>
      </div>
      <div className="min-w-28 text-right text-sm">
        <Duration seconds={row.seconds} className="font-medium" />{" "}
        <span className="inline-block w-10 text-ink-3">{percent}</span>
        <p className="text-xs text-ink-3">
          {groupDigits(row.pageViews)} {row.pageViews === 1 ? "page" : "pages"},{" "}
          {groupDigits(row.days)} {row.days === 1 ? "day" : "days"}
        </p>
      </div>
      <IconButton
        label={`Change what ${row.domain} counts as`}
        aria-expanded={isEditing}
        onClick={onEdit}
      >
        <Pencil size={15} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
