import { expect, it } from "vitest";
import { calendarCells, monthColumns } from "./calendar-grid.ts";

it("calendarCells() begins a new column where the week begins", () => {
  const days = ["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"];
  expect(calendarCells(days, 6, 1).map(({ column, row }) => [column, row])).toEqual([
    [0, 5],
    [0, 6],
    [1, 0],
    [1, 1],
  ]);
  expect(calendarCells(days, 6, 7).map(({ column, row }) => [column, row])).toEqual([
    [0, 6],
    [1, 0],
    [1, 1],
    [1, 2],
  ]);
});

it("monthColumns() names a month at its first day, and drops a name that touches the next", () => {
  const days = Array.from({ length: 70 }, (_, index) =>
    new Date(Date.UTC(2026, 9, 24 + index)).toISOString().slice(0, 10),
  );
  expect(monthColumns(calendarCells(days, 6, 1)).map(({ day }) => day)).toEqual(
    ["2026-11-01", "2026-12-01", "2027-01-01"].filter((day) => days.includes(day)),
  );
});
