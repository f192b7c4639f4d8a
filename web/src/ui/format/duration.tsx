import { durationPieces, exactDuration, formatDuration } from "./format-duration.ts";

/**
 * A duration in running text and lists; the exact seconds show on hover and lie in `value`.
 * `minutes`: shown instead, from a list whose minutes add up (wholeMinutes()).
 */
export function Duration({
  seconds,
  minutes = 0,
  className = "",
}: {
  seconds: number;
  minutes?: number | undefined;
  className?: string;
}) {
  return (
    <data
      value={seconds}
      title={exactDuration(seconds)}
      className={`whitespace-nowrap ${className}`}
    >
      {formatDuration(minutes > 0 ? minutes * 60 : seconds)}
    </data>
  );
}

/** A duration as the number of a page: large figures, small units. */
export function BigDuration({
  seconds,
  size = "large",
}: {
  seconds: number;
  size?: "large" | "medium";
}) {
  const [figure, unit] =
    size === "large"
      ? ["text-[2.75rem] leading-12", "text-lg"]
      : ["text-[1.625rem] leading-8", "text-sm"];
  return (
    <data
      value={seconds}
      title={exactDuration(seconds)}
      className="inline-flex items-baseline gap-2 whitespace-nowrap"
    >
      {durationPieces(seconds).map((piece) => (
        <span key={piece.unit} className="inline-flex items-baseline gap-1">
          <span className={`${figure} font-semibold tracking-[-0.03em]`}>{piece.value}</span>{" "}
          <span className={`${unit} font-medium text-ink-3`}>{piece.unit}</span>{" "}
        </span>
      ))}
    </data>
  );
}
