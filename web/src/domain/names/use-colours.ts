import type { Dimension } from "@streakline/shared/stats/filter.ts";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "../../api/api.ts";
import { assignSlots, slotColour } from "./colours.ts";

/**
 * The colour of each value of a dimension. Projects take slots in the order of their first day, so
 * that a project has the same colour on every page and machine; other dimensions in the order of
 * `values`.
 */
export function useColours(
  dimension: Dimension,
  values: readonly string[],
): (value: string) => string {
  const projects = useQuery(
    api.activity.projects.queryOptions(undefined, {
      enabled: dimension === "project",
      staleTime: 60_000,
    }),
  );
  const known = projects.data?.projects;
  const joined = values.join("\u0000");
  return useMemo(() => {
    const oldestFirst = (known ?? [])
      .toSorted(
        (a, b) => a.firstDay.localeCompare(b.firstDay) || a.project.localeCompare(b.project),
      )
      .map(({ project }) => project);
    const names =
      dimension === "project"
        ? [...oldestFirst, ...joined.split("\u0000")]
        : joined.split("\u0000");
    const slots = assignSlots(names);
    return (value: string) => slotColour(slots.get(value) ?? null);
  }, [dimension, known, joined]);
}
