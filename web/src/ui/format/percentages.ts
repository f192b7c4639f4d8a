import { wholeParts } from "./whole-parts.ts";

/**
 * Whole percentages that add up to 100 (largest remainder method). A part below half a percent may
 * be 0: percentText() shows it as "< 1 %".
 * @example percentages([1, 1, 1]) // [34, 33, 33]
 */
export function percentages(parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (total === 0) return parts.map(() => 0);
  return wholeParts(
    parts.map((part) => (part * 100) / total),
    100,
  );
}

/** "34 %", or "< 1 %" for a part that is there but small. */
export function percentText(percent: number, seconds: number): string {
  return percent === 0 && seconds > 0 ? "< 1 %" : `${percent} %`;
}
