import { ChartTooltip } from "../chart-tooltip.tsx";

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
    <ChartTooltip place="top-2 w-48" left={left}>
      <p className="mb-1 font-semibold">Week from {tick}</p>
      {values.map(({ key, name, colour, value }) => (
        <p key={key} className="flex items-center gap-2">
          <span className="size-2 shrink-0 rounded-full" style={{ background: colour }} />
          <span className="flex-1 text-ink-2">{name}</span>
          <span>{value ?? "none"}</span>
        </p>
      ))}
      {note !== undefined && <p className="mt-1 border-t border-line pt-1 text-ink-2">{note}</p>}
    </ChartTooltip>
  );
}
