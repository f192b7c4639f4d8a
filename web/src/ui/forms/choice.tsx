import { classes } from "../classes.ts";

/** A row of radio buttons. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <fieldset className="flex min-w-0 max-w-full">
      <legend className="sr-only">{label}</legend>
      <div className="flex max-w-full flex-wrap gap-0.5 rounded-md bg-sunken p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className={classes(
              "relative flex h-7 cursor-pointer items-center rounded-[5px]",
              "px-2.5 text-sm font-medium whitespace-nowrap text-ink-2",
              "select-none hover:text-ink has-checked:bg-raised",
              "has-checked:text-ink has-checked:shadow-[0_1px_2px_var(--shadow)]",
              "has-focus-visible:outline-2 has-focus-visible:outline-accent",
            )}
          >
            <input
              type="radio"
              name={label}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
