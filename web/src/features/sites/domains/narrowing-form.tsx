import type { Category, WeightClass } from "@streakline/shared/categories/categories.ts";
import { categoryName, CLASS_WORDS, CLASSES } from "../../../domain/sites/site-words.ts";
import { Choice } from "../../../ui/forms/choice.tsx";
import { FilterChip } from "../../../ui/forms/filter-chip.tsx";
import type { Narrowing } from "./narrowed.ts";

/** The fields that narrow the list of domains: a search text and the weight class. */
export function NarrowingForm({
  narrowing,
  onNarrow,
}: {
  narrowing: Narrowing;
  onNarrow: (narrowing: Narrowing) => void;
}) {
  return (
    <div className="flex max-w-full flex-wrap items-center gap-2">
      <input
        type="search"
        aria-label="Search domains"
        placeholder="Search"
        value={narrowing.q ?? ""}
        onChange={(event) =>
          onNarrow({
            ...narrowing,
            q: event.target.value === "" ? undefined : event.target.value,
          })
        }
        className="field-box h-8! w-36! text-sm!"
      />
      <Choice
        label="Show sites that count as"
        value={narrowing.counts ?? "all"}
        options={[
          { value: "all" as const, label: "All" },
          ...CLASSES.map((value) => ({ value, label: CLASS_WORDS[value].one })),
        ]}
        onChange={(counts: WeightClass | "all") =>
          onNarrow({ ...narrowing, counts: counts === "all" ? undefined : counts })
        }
      />
    </div>
  );
}

/** The category that the list is narrowed to; a click removes it. */
export function CategoryChip({ category, onRemove }: { category: Category; onRemove: () => void }) {
  return (
    <FilterChip
      kind="Category"
      name={categoryName(category)}
      className="mb-3 self-start"
      onRemove={onRemove}
    />
  );
}
