import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown } from "lucide-react";
import { useId } from "react";
import { classes } from "../classes.ts";

export type Option = { value: string; label: string; note?: string };

/** A select with a search field. */
export function SearchableSelect({
  label,
  hint,
  options,
  value,
  onChange,
}: {
  label: string;
  hint?: string;
  options: readonly Option[];
  value: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  const chosen = options.find((option) => option.value === value) ?? { value, label: value };
  return (
    <Combobox.Root<Option>
      items={options}
      value={chosen}
      onValueChange={(next) => next !== null && onChange(next.value)}
      itemToStringLabel={(option) => option.label}
      isItemEqualToValue={(one, other) => one.value === other.value}
    >
      <div className="flex flex-col gap-1.5">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <Combobox.InputGroup className="relative">
          <Combobox.Input
            id={id}
            className="field-box pr-9"
            aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          />
          <Combobox.Trigger
            aria-label="Show the whole list"
            className="absolute inset-y-0 right-0 flex w-9 items-center justify-center text-ink-3"
          >
            <ChevronsUpDown size={15} aria-hidden="true" />
          </Combobox.Trigger>
        </Combobox.InputGroup>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-sm text-ink-3">
            {hint}
          </p>
        )}
      </div>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className="z-40 outline-none">
          <Combobox.Popup className="w-(--anchor-width) rounded-lg border border-line bg-surface shadow-pop">
            <Combobox.Empty>
              <p className="px-3 py-3 text-sm text-ink-2">No match.</p>
            </Combobox.Empty>
            <Combobox.List
              className={classes(
                "max-h-[min(20rem,var(--available-height))] overflow-y-auto",
                "overscroll-contain p-1.5 outline-none empty:p-0",
              )}
            >
              {(option: Option) => (
                <Combobox.Item key={option.value} value={option} className={ITEM_CLASS}>
                  <Combobox.ItemIndicator className="col-start-1">
                    <Check size={14} aria-hidden="true" />
                  </Combobox.ItemIndicator>
                  <span className="col-start-2 truncate">{option.label}</span>
                  <span className="col-start-3 text-ink-3">{option.note}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

const ITEM_CLASS = classes(
  "grid cursor-default grid-cols-[1rem_1fr_auto] items-center gap-2",
  "rounded-md px-2 py-1.5 text-sm select-none data-highlighted:bg-sunken",
);
