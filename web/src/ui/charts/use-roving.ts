import { type KeyboardEvent, type RefObject, useState } from "react";

/**
 * Keyboard focus in a grid with one tab stop (roving tabindex): arrows, Home and End move between
 * elements with `data-cell`. `steps.across` is how many cells left and right move, `steps.down` up
 * and down.
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

/** The index that a key moves to, inside the grid; null for other keys. */
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
