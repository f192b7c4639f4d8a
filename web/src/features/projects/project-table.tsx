import type { ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowUp } from "lucide-react";
import { nameOf } from "../../domain/names/names.ts";
import { useColours } from "../../domain/names/use-colours.ts";
import { Duration } from "../../ui/format/duration.tsx";
import { datedDay } from "../../ui/format/format-day.ts";
import type { SortBy } from "./sort-projects.ts";
import { classes } from "../../ui/classes.ts";

type Column = { by: SortBy; label: string; className: string };

const COLUMNS: readonly Column[] = [
  { by: "name", label: "Project", className: "" },
  { by: "month", label: "Last 30 days", className: "text-right" },
  { by: "total", label: "All time", className: "pr-4 text-right" },
  { by: "language", label: "Mostly", className: "hidden md:table-cell" },
  { by: "first", label: "First day", className: "hidden lg:table-cell" },
  { by: "recent", label: "Last day", className: "hidden sm:table-cell" },
];

/** The table of projects; a click on a column head sorts by it. */
export function ProjectTable({
  rows,
  by,
  reversed,
  onSort,
}: {
  rows: readonly ProjectRow[];
  by: SortBy;
  reversed: boolean;
  onSort: (by: SortBy) => void;
}) {
  const colour = useColours(
    "project",
    rows.map(({ project }) => project),
  );
  const most = Math.max(1, ...rows.map(({ secondsLast30Days }) => secondsLast30Days));
  return (
    <div className="card overflow-hidden">
      <table className="w-full text-left">
        <caption className="sr-only">Projects</caption>
        <thead>
          <tr className="border-b border-line">
            {COLUMNS.map((column) => (
              <ColumnHead
                key={column.by}
                column={column}
                order={column.by === by ? orderOf(by, reversed) : undefined}
                onSort={() => onSort(column.by)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.project}
              row={row}
              ratio={row.secondsLast30Days / most}
              colour={colour(row.project)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColumnHead({
  column: { label, className },
  order,
  onSort,
}: {
  column: Column;
  /** Undefined unless the table is sorted by this column. */
  order: "ascending" | "descending" | undefined;
  onSort: () => void;
}) {
  const Arrow = order === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={order}
      className={classes(
        "px-2 py-2.5 text-sm font-medium text-ink-2",
        "first:pl-4 sm:px-4 sm:first:pl-5 last:pr-5",
        className,
      )}
    >
      <button
        type="button"
        onClick={onSort}
        className="inline-flex items-center gap-1 rounded-sm whitespace-nowrap hover:text-ink"
      >
        {label}
        {order !== undefined && <Arrow size={13} aria-hidden="true" />}
      </button>
    </th>
  );
}

/** A project; `ratio` is its share of the largest one's last 30 days, 0 to 1. */
function Row({ row, ratio, colour }: { row: ProjectRow; ratio: number; colour: string }) {
  return (
    <tr
      className={classes(
        "border-b border-line last:border-0",
        "hover:bg-[color-mix(in_oklab,var(--sunken)_55%,transparent)]",
      )}
    >
      <th
        scope="row"
        className="w-full max-w-0 px-2 py-2.5 font-normal first:pl-4 sm:px-4 sm:first:pl-5"
      >
        <Link
          to="/project"
          search={{ name: row.project }}
          className="block truncate rounded-sm font-medium underline-offset-4 hover:underline"
        >
          <span
            aria-hidden="true"
            className="mr-2.5 inline-block size-2.5 rounded-[3px]"
            style={{ background: colour }}
          />
          {nameOf("project", row.project)}
        </Link>
      </th>
      <td className="px-2 py-2.5 text-right sm:px-4">
        <div className="flex items-center justify-end gap-3">
          <div aria-hidden="true" className="hidden h-1 w-24 rounded-full bg-sunken lg:block">
            <div
              className="h-1 rounded-full"
              style={{
                width: `${ratio * 100}%`,
                background: colour,
              }}
            />
          </div>
          <Duration seconds={row.secondsLast30Days} className="sm:min-w-20" />
        </div>
      </td>
      <td className="py-2.5 pr-4 pl-2 text-right font-medium sm:px-4">
        <Duration seconds={row.secondsTotal} />
      </td>
      <td className="hidden px-4 py-2.5 whitespace-nowrap text-ink-2 md:table-cell">
        {nameOf("language", row.topLanguage)}
      </td>
      <td className="hidden px-4 py-2.5 whitespace-nowrap text-ink-2 lg:table-cell">
        {datedDay(row.firstDay)}
      </td>
      <td className="hidden px-4 py-2.5 whitespace-nowrap text-ink-2 last:pr-5 sm:table-cell">
        {datedDay(row.lastDay)}
      </td>
    </tr>
  );
}

/** Names sort from A unless reversed; everything else from the largest or latest. */
function orderOf(by: SortBy, reversed: boolean): "ascending" | "descending" {
  const isByName = by === "name" || by === "language";
  return isByName !== reversed ? "ascending" : "descending";
}
