import { type InputHTMLAttributes, type ReactNode, useId } from "react";

/** A labelled input with a hint or an error below, which screen readers read with it. */
export function Field({
  label,
  hint,
  error,
  className = "",
  ...input
}: InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
}) {
  const id = useId();
  const note = noteOf(id, error, hint);
  return (
    <div className={`flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={note?.id}
        {...input}
        className="field-box aria-invalid:border-danger"
      />
      {note !== null && (
        <p id={note.id} className={note.className}>
          {note.text}
        </p>
      )}
    </div>
  );
}

/** What stands below a field: its error, else its hint; null where there is neither. */
function noteOf(id: string, error: string | undefined, hint: ReactNode) {
  if (error !== undefined)
    return { id: `${id}-error`, className: "text-sm text-danger", text: error };
  if (hint === undefined) return null;
  return { id: `${id}-hint`, className: "text-sm text-ink-3", text: hint };
}

/** A native select with a label. */
export function PlainSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel = false,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  hideLabel?: boolean;
}) {
  const id = useId();
  return (
    <div className={hideLabel ? "" : "flex flex-col gap-1.5"}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-medium"}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
        className={`field-box pr-8 ${hideLabel ? "h-8! text-sm!" : ""}`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A slider with its value beside the label. */
export function Slider({
  label,
  value,
  min,
  max,
  step = 1,
  text,
  onChange,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  /** The value as people read it, `15 min`. */
  text: string;
  onChange: (value: number) => void;
}) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <output htmlFor={id} className="text-sm font-semibold">
          {text}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={text}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="h-6 w-full accent-accent"
      />
    </div>
  );
}
