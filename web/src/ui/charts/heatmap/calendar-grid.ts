/** The place of a day in a calendar whose columns are weeks; column and row from 0. */
export type CalendarCell = { day: string; column: number; row: number };

/**
 * Places consecutive days into columns of weeks.
 * @param firstWeekday weekday of the first day, 1 Monday to 7 Sunday
 * @param weekStartsOn weekday of the first row
 * @example calendarCells(["2026-11-22", "2026-11-23"], 7, 1) // Sunday ends column 0, Monday begins
 * column 1
 */
export function calendarCells(
  days: readonly string[],
  firstWeekday: number,
  weekStartsOn: number,
): CalendarCell[] {
  const offset = (firstWeekday - weekStartsOn + 7) % 7;
  return days.map((day, index) => ({
    day,
    column: Math.floor((index + offset) / 7),
    row: (index + offset) % 7,
  }));
}

/** The columns with the name of a month above: that of its first day, unless names would touch. */
export function monthColumns(cells: readonly CalendarCell[]): { day: string; column: number }[] {
  const columns: { day: string; column: number }[] = [];
  for (const [index, { day, column }] of cells.entries()) {
    if (!day.endsWith("-01") && index > 0) continue;
    const last = columns.at(-1);
    if (last !== undefined && column - last.column < 3) {
      if (index > 0 && columns.length === 1) columns.pop();
      else continue;
    }
    columns.push({ day, column });
  }
  return columns;
}
