import type { ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { api } from "../../api/api.ts";
import { nameOf } from "../../domain/names/names.ts";
import { refusalOf } from "../../api/refusal.ts";
import { useColours } from "../../domain/names/use-colours.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { buttonClass } from "../../ui/forms/button.tsx";
import { Duration } from "../../ui/format/duration.tsx";
import { datedDay } from "../../ui/format/format-day.ts";
import { Mark } from "../../ui/layout/logo.tsx";
import { Empty, ErrorNote, Loading, Skeleton } from "../../ui/feedback/states.tsx";
import { type SortBy, sortProjects } from "./sort-projects.ts";

const route = getRouteApi("/_in/projects");

const COLUMNS: readonly { by: SortBy; label: string; className: string }[] = [
  { by: "name", label: "Project", className: "" },
  { by: "month", label: "Last 30 days", className: "text-right" },
  { by: "total", label: "All time", className: "pr-4 text-right" },
  { by: "language", label: "Mostly", className: "hidden md:table-cell" },
  { by: "first", label: "First day", className: "hidden lg:table-cell" },
  { by: "recent", label: "Last day", className: "hidden sm:table-cell" },
];

/** All projects, sortable and searchable. */
export function ProjectsPage(): ReactNode {
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const projects = useQuery(api.activity.projects.queryOptions());
  const by = search.sort ?? "recent";
  const reversed = search.up === "1";
  const rows = sortProjects(projects.data?.projects ?? [], {
    search: search.q ?? "",
    by,
    reversed,
  });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-[1.375rem] leading-8 font-semibold tracking-[-0.015em]">
          Projects{" "}
          {projects.data !== undefined && (
            <span className="text-base font-normal text-ink-3">
              {projects.data.projects.length}
            </span>
          )}
        </h1>
        <input
          type="search"
          aria-label="Search projects"
          placeholder="Search projects"
          value={search.q ?? ""}
          onChange={(event) =>
            void navigate({
              search: { ...search, q: event.target.value === "" ? undefined : event.target.value },
              replace: true,
            })
          }
          className="field-box max-w-64"
        />
      </div>
      {projects.data === undefined ? (
        projects.isError ? (
          <ErrorNote {...refusalOf(projects.error)} onRetry={() => void projects.refetch()} />
        ) : (
          <>
            <Loading what="the projects" />
            <Skeleton className="h-96" />
          </>
        )
      ) : projects.data.projects.length === 0 ? (
        <section className="card">
          <Empty
            art={
              <span className="text-line-strong">
                <Mark size={44} />
              </span>
            }
            title="No project yet"
            action={
              me.hasDevices ? undefined : (
                <Link to="/welcome" className={buttonClass("primary")}>
                  Connect an editor
                </Link>
              )
            }
          >
            A project appears here with its first recorded minute. Its name is the folder you have
            open in the editor.
          </Empty>
        </section>
      ) : rows.length === 0 ? (
        <section className="card">
          <Empty title={`No project called “${search.q}”`}>Try a part of its name.</Empty>
        </section>
      ) : (
        <ProjectTable
          rows={rows}
          by={by}
          reversed={reversed}
          onSort={(column) =>
            void navigate({
              search: {
                ...search,
                sort: column === "recent" ? undefined : column,
                up: column === by && !reversed ? "1" : undefined,
              },
              replace: true,
            })
          }
        />
      )}
    </div>
  );
}

/** The list itself. */
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
              <th
                key={column.by}
                scope="col"
                aria-sort={
                  column.by === by
                    ? naturallyRising(by) !== reversed
                      ? "ascending"
                      : "descending"
                    : undefined
                }
                className={`px-2 py-2.5 text-sm font-medium text-ink-2 first:pl-4 sm:px-4 sm:first:pl-5 last:pr-5 ${column.className}`}
              >
                <button
                  type="button"
                  onClick={() => onSort(column.by)}
                  className="inline-flex items-center gap-1 rounded-sm whitespace-nowrap hover:text-ink"
                >
                  {column.label}
                  {column.by === by &&
                    (naturallyRising(by) !== reversed ? (
                      <ArrowUp size={13} aria-hidden="true" />
                    ) : (
                      <ArrowDown size={13} aria-hidden="true" />
                    ))}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.project}
              className="border-b border-line last:border-0 hover:bg-[color-mix(in_oklab,var(--sunken)_55%,transparent)]"
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
                    style={{ background: colour(row.project) }}
                  />
                  {nameOf("project", row.project)}
                </Link>
              </th>
              <td className="px-2 py-2.5 text-right sm:px-4">
                <div className="flex items-center justify-end gap-3">
                  <div
                    aria-hidden="true"
                    className="hidden h-1 w-24 rounded-full bg-sunken lg:block"
                  >
                    <div
                      className="h-1 rounded-full"
                      style={{
                        width: `${(row.secondsLast30Days / most) * 100}%`,
                        background: colour(row.project),
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
          ))}
        </tbody>
      </table>
    </div>
  );
}

function naturallyRising(by: SortBy): boolean {
  return by === "name" || by === "language";
}
