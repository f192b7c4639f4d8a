import type { Dimension } from "@streakline/shared/stats/filter.ts";
import type { ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { api } from "../../api/api.ts";
import { nameOf } from "../../domain/names/names.ts";
import { useColours } from "../../domain/names/use-colours.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { useToday } from "../../domain/person/use-now.ts";
import { rangeDays } from "../../domain/range/range.ts";
import { RangePicker } from "../../domain/range/range-picker.tsx";
import { SummaryView } from "../../domain/summary/summary-view.tsx";
import { Empty } from "../../ui/feedback/states.tsx";
import { Duration } from "../../ui/format/duration.tsx";
import { datedDay } from "../../ui/format/format-day.ts";
import { classes } from "../../ui/classes.ts";

const route = getRouteApi("/_in/project");
const GROUPS = ["language", "branch", "editor", "deviceId"] as const satisfies readonly Dimension[];

/** One project over a range: by language, branch, editor and device. */
export function ProjectPage(): ReactNode {
  const { settings } = useMe();
  const today = useToday(settings);
  const search = route.useSearch();
  const setSearch = route.useNavigate();
  const range = search.range ?? "90d";
  const days = rangeDays({ ...search, range }, today, settings.weekStartsOn);
  const filter = { project: [search.name] };
  const groupBy = GROUPS.find((group) => group === search.by) ?? "language";
  const follow = { placeholderData: keepPreviousData };
  const summary = useQuery(api.stats.summary.queryOptions({ ...days, filter, groupBy }, follow));
  const heatmap = useQuery(api.stats.heatmap.queryOptions({ ...days, filter }, follow));
  const projects = useQuery(api.activity.projects.queryOptions());
  const row = projects.data?.projects.find(({ project }) => project === search.name);
  return (
    <div className="flex flex-col gap-4">
      <ProjectHeader name={search.name} row={row} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <RangePicker
          range={range}
          days={days}
          today={today}
          onChange={(choice) =>
            void setSearch({
              search: { ...search, from: undefined, to: undefined, bars: undefined, ...choice },
            })
          }
        />
        <Link
          to="/ranges"
          search={{ range, from: search.from, to: search.to, project: [search.name] }}
          className="text-sm underline decoration-line-strong underline-offset-4"
        >
          More filters in Ranges
        </Link>
      </div>
      <SummaryView
        summary={summary}
        heatmap={heatmap.data}
        days={days}
        today={today}
        what="the project"
        empty={<EmptyProject row={row} />}
        groups={GROUPS}
        bars={search.bars}
        onGroup={(by) =>
          void setSearch({ search: { ...search, by: by === "language" ? undefined : by } })
        }
        onBars={(bars) => void setSearch({ search: { ...search, bars } })}
        onRange={(chosen) => void setSearch({ search: { ...search, ...chosen, range: "custom" } })}
      />
    </div>
  );
}

function ProjectHeader({ name, row }: { name: string; row: ProjectRow | undefined }) {
  const colour = useColours("project", [name]);
  return (
    <div>
      <Link
        to="/projects"
        className={classes(
          "text-sm text-ink-2 underline decoration-line-strong",
          "underline-offset-4 hover:text-ink",
        )}
      >
        Projects
      </Link>
      <h1
        className={classes(
          "mt-1 flex items-center gap-2.5 text-[1.375rem]",
          "leading-8 font-semibold tracking-[-0.015em]",
        )}
      >
        <span
          aria-hidden="true"
          className="size-3.5 shrink-0 rounded-[4px]"
          style={{ background: colour(name) }}
        />
        <span className="min-w-0 break-words">{nameOf("project", name)}</span>
      </h1>
      <p className="min-h-5 text-sm text-ink-2">
        {row !== undefined && (
          <>
            <Duration seconds={row.secondsTotal} /> in all, from {datedDay(row.firstDay)} to{" "}
            {datedDay(row.lastDay)}, mostly {nameOf("language", row.topLanguage)}
          </>
        )}
      </p>
    </div>
  );
}

function EmptyProject({ row }: { row: ProjectRow | undefined }) {
  return (
    <Empty title="Nothing in this range">
      {row === undefined
        ? "This project is not known."
        : `It was last worked on ${datedDay(row.lastDay)}. Choose a longer range.`}
    </Empty>
  );
}
