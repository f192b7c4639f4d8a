/**
 * A duration, rounded down, so that parts never exceed their total. Below a minute in seconds, so
 * that recorded time is never 0.
 * @example formatDuration(7_539) // "2 h 05 min"
 */
export function formatDuration(seconds: number): string {
  return durationPieces(seconds)
    .map(({ value, unit }) => `${value} ${unit}`)
    .join(" ");
}

/** The numbers and units of formatDuration(), to style them apart. */
export function durationPieces(seconds: number): { value: string; unit: "h" | "min" | "s" }[] {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (seconds > 0 && minutes === 0) return [{ value: String(Math.floor(seconds)), unit: "s" }];
  if (hours === 0) return [{ value: String(minutes), unit: "min" }];
  return [
    { value: groupDigits(hours), unit: "h" },
    { value: String(minutes % 60).padStart(2, "0"), unit: "min" },
  ];
}

/**
 * A duration to the second.
 * @example exactDuration(7_539) // "2 h 05 min 39 s"
 */
export function exactDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  if (hours === 0 && minutes === 0) return `${seconds} s`;
  const rest = `${String(seconds % 60).padStart(2, "0")} s`;
  if (hours === 0) return `${minutes} min ${rest}`;
  return `${groupDigits(hours)} h ${String(minutes).padStart(2, "0")} min ${rest}`;
}

/**
 * A short duration for axes: hours with at most one decimal, or minutes.
 * @example shortDuration(5_400) // "1.5 h"
 */
export function shortDuration(seconds: number): string {
  if (seconds === 0) return "0";
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return `${groupDigits(Math.floor(seconds / 360) / 10)} h`;
}

/**
 * A whole number with thin spaces between thousands.
 * @example groupDigits(12_345) // "12 345" with a narrow no-break space
 */
export function groupDigits(value: number): string {
  const [whole = "", decimals] = String(value).split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, "\u202f");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
