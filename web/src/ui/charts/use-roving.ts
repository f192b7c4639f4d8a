import { type KeyboardEvent, type RefObject, useState } from "react";

/**
 * One tab stop for many cells of a grid: arrows, Home and End move the focus between elements that
 * carry `data-cell`. `step` is how far up and down go (a row or a column), left and right go by
 * `across`.
 */
export function useRoving(
  grid: RefObject<HTMLElement | null>,
  count: number,
  steps: { across: number; down: number },
  start = count - 1,
): {
  active: number;
  setActive: (index: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
} {
  const [chosen, setActive] = useState<number | null>(null);
  const active = Math.min(chosen ?? start, count - 1);
  function onKeyDown(event: KeyboardEvent): void {
    const next = nextCell(event.key, active, count, steps);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    setActive(next);
    grid.current?.querySelectorAll<HTMLElement>("[data-cell]")[next]?.focus();
  }
  return { active, setActive, onKeyDown };
}

/** The cell that a key leads to, kept inside the grid; null for keys that do not move. */
export function nextCell(
  key: string,
  active: number,
  count: number,
  { across, down }: { across: number; down: number },
): number | null {
  const moves: Record<string, number> = {
    ArrowLeft: -across,
    ArrowRight: across,
    ArrowUp: -down,
    ArrowDown: down,
    Home: -count,
    End: count,
  };
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
  if (move === undefined || count === 0) return null;
  return Math.min(count - 1, Math.max(0, active + move));
}
