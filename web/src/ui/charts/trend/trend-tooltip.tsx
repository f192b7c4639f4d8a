/** The scores of one week beside the pointer. `left` in pixels. */
export function TrendTooltip({
  tick,
  values,
  note,
  left,
}: {
  tick: string | undefined;
  values: readonly { key: string; name: string; colour: string; value: number | null }[];
  /** What else is known of the week, below its values. */
  note: string | undefined;
  left: number;
}) {
  return (
    <div
      className="pointer-events-none absolute top-2 z-10 w-48 rounded-md border border-line bg-surface px-3 py-2 text-sm shadow-pop"
      style={{ left }}
    >
      <p className="mb-1 font-semibold">Week from {tick}</p>
      {values.map(({ key, name, colour, value }) => (
        <p key={key} className="flex items-center gap-2">
          <span className="size-2 shrink-0 rounded-full" style={{ background: colour }} />
          <span className="flex-1 text-ink-2">{name}</span>
          <span>{value ?? "none"}</span>
        </p>
      ))}
      {note !== undefined && <p className="mt-1 border-t border-line pt-1 text-ink-2">{note}</p>}
    </div>
  );
}
