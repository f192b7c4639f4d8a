import type { ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { api } from "../../api/api.ts";
import { Refused } from "../../domain/feedback/refused.tsx";
import { useMe } from "../../domain/person/use-me.ts";
import { Empty, Loading, Skeleton } from "../../ui/feedback/states.tsx";
import { buttonClass } from "../../ui/forms/button.tsx";
import { Mark } from "../../ui/layout/logo.tsx";
import { ProjectTable } from "./project-table.tsx";
import { sortProjects } from "./sort-projects.ts";

const route = getRouteApi("/_in/projects");

/** All projects, sortable and searchable. */
export function ProjectsPage(): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const projects = useQuery(api.activity.projects.queryOptions());
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
      <Projects projects={projects} />
    </div>
  );
}

function Projects({ projects }: { projects: UseQueryResult<{ projects: ProjectRow[] }, unknown> }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  if (projects.data === undefined && projects.isError)
    return <Refused error={projects.error} onRetry={() => void projects.refetch()} />;
  if (projects.data === undefined) {
    return (
      <>
        <Loading what="the projects" />
        <Skeleton className="h-96" />
      </>
    );
  }
  if (projects.data.projects.length === 0) return <NoProject />;
  const by = search.sort ?? "recent";
  const reversed = search.up === "1";
  const rows = sortProjects(projects.data.projects, { search: search.q ?? "", by, reversed });
  if (rows.length === 0) {
    return (
      <section className="card">
        <Empty title={`No project called “${search.q}”`}>Try a part of its name.</Empty>
      </section>
    );
  }
  return (
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
  );
}

function NoProject() {
  const { hasDevices } = useMe();
  return (
    <section className="card">
      <Empty
        art={
          <span className="text-line-strong">
            <Mark size={44} />
          </span>
        }
        title="No project yet"
        action={
          hasDevices ? undefined : (
            <Link to="/welcome" className={buttonClass("primary")}>
              Connect an editor
            </Link>
          )
        }
      >
        A project appears here with its first recorded minute. Its name is the folder you have open
        in the editor.
      </Empty>
    </section>
  );
}
