import { Popover } from "@base-ui/react/popover";
import type { Dimension, Filter } from "@streakline/shared/stats/filter.ts";
import type { Breakdown } from "@streakline/shared/stats/stats-answers.ts";
import { ListFilter } from "lucide-react";
import { useState } from "react";
import { DIMENSION_WORDS, DIMENSIONS, nameOf } from "../../domain/names/names.ts";
import { buttonClass } from "../../ui/forms/button.tsx";
import { Choice } from "../../ui/forms/choice.tsx";
import { FilterChip } from "../../ui/forms/filter-chip.tsx";
import { formatDuration } from "../../ui/format/format-duration.ts";
import { Skeleton } from "../../ui/feedback/states.tsx";
import { type OfferedValue, offeredValues } from "./offered-values.ts";
import { classes } from "../../ui/classes.ts";

/**
 * The filters that are set, as chips, and a picker for more. A filter matches any of its values;
 * time must match all filters.
 */
export function FilterBar({
  filter,
  values,
  onChange,
  onOpen,
}: {
  filter: Filter;
  /** All values of the range without filters; undefined while they load. */
  values: Breakdown | undefined;
  onChange: (filter: Filter) => void;
  onOpen: () => void;
}) {
  const chips = DIMENSIONS.flatMap((dimension) =>
    (filter[dimension] ?? []).map((value) => ({ dimension, value })),
  );
  const name = (dimension: Dimension, value: string) =>
    nameOf(dimension, value, values?.[dimension].find((share) => share.value === value)?.name);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Popover.Root onOpenChange={(open) => open && onOpen()}>
        <Popover.Trigger className={buttonClass("plain", true)}>
          <ListFilter size={15} aria-hidden="true" />
          Filter
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner align="start" sideOffset={6} collisionPadding={12} className="z-40">
            <Popover.Popup
              className={classes(
                "w-92 max-w-[calc(100vw-1.5rem)] rounded-lg",
                "border border-line bg-surface p-3 shadow-pop",
              )}
            >
              <Popover.Title className="sr-only">Filter</Popover.Title>
              <Picker filter={filter} values={values} onChange={onChange} />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      {chips.map(({ dimension, value }) => (
        <FilterChip
          key={`${dimension} ${value}`}
          kind={DIMENSION_WORDS[dimension].one}
          name={name(dimension, value)}
          onRemove={() => onChange(toggled(filter, dimension, value))}
        />
      ))}
      {chips.length > 1 && (
        <button
          type="button"
          className={classes(
            "rounded-sm px-1 text-sm text-ink-2 underline",
            "decoration-line-strong underline-offset-4 hover:text-ink",
          )}
          onClick={() => onChange({})}
        >
          Remove all
        </button>
      )}
    </div>
  );
}

function Picker({
  filter,
  values,
  onChange,
}: {
  filter: Filter;
  values: Breakdown | undefined;
  onChange: (filter: Filter) => void;
}) {
  const [dimension, setDimension] = useState<Dimension>("project");
  const [search, setSearch] = useState("");
  const offered = offeredValues(dimension, values?.[dimension], filter[dimension] ?? [], search);
  return (
    <div className="flex flex-col gap-3">
      <Choice
        label="Filter by"
        value={dimension}
        options={DIMENSIONS.map((value) => ({ value, label: DIMENSION_WORDS[value].one }))}
        onChange={setDimension}
      />
      <input
        type="search"
        aria-label={`Search ${DIMENSION_WORDS[dimension].many.toLowerCase()}`}
        placeholder={`Search ${DIMENSION_WORDS[dimension].many.toLowerCase()}`}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        className="field-box"
      />
      <ul className="h-64 overflow-y-auto">
        <OfferedValues
          offered={offered}
          chosen={filter[dimension] ?? []}
          onToggle={(value) => onChange(toggled(filter, dimension, value))}
        />
      </ul>
    </div>
  );
}

function OfferedValues({
  offered,
  chosen,
  onToggle,
}: {
  /** Undefined while they load. */
  offered: readonly OfferedValue[] | undefined;
  chosen: readonly string[];
  onToggle: (value: string) => void;
}) {
  if (offered === undefined) {
    return (
      <li aria-hidden="true" className="flex flex-col gap-2">
        <Skeleton className="h-8" />
        <Skeleton className="h-8" />
        <Skeleton className="h-8" />
      </li>
    );
  }
  if (offered.length === 0)
    return <li className="px-2 py-3 text-sm text-ink-2">No match in this range.</li>;
  return offered.map(({ value, shown, seconds }) => (
    <li key={value}>
      <label
        className={classes(
          "flex cursor-pointer items-center gap-2.5",
          "rounded-md px-2 py-1.5 text-sm hover:bg-sunken",
        )}
      >
        <input
          type="checkbox"
          checked={chosen.includes(value)}
          onChange={() => onToggle(value)}
          className="size-4 accent-accent"
        />
        <span className="min-w-0 flex-1 truncate">{shown}</span>
        <span className="text-ink-3">
          {seconds === null ? "not in this list" : formatDuration(seconds)}
        </span>
      </label>
    </li>
  ));
}

/** The filter with a value set that was not, or without one that was. */
function toggled(filter: Filter, dimension: Dimension, value: string): Filter {
  const values = filter[dimension] ?? [];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { ...filter, [dimension]: next.length === 0 ? undefined : next };
}
