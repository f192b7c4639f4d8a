import type { TimelineAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "../../../api/api.ts";
import { refusalOf } from "../../../api/refusal.ts";
import { useMe } from "../../../domain/person/use-me.ts";
import { type DaySearch, viewOf } from "../day-search.ts";
import { WhyPanel } from "./why-panel.tsx";

/** Asks the server why a minute counts, and shows the answer beside that minute. */
export function WhySection({
  at,
  search,
  timeline,
  setSearch,
}: {
  at: number;
  search: DaySearch;
  timeline: TimelineAnswer | undefined;
  setSearch: (search: DaySearch) => void;
}) {
  const { settings } = useMe();
  const why = useQuery(api.activity.why.queryOptions({ at }, { staleTime: 60_000 }));
  const close = useCallback(() => setSearch({ ...search, at: undefined }), [search, setSearch]);
  const isRight = timeline !== undefined && at > middle(search, timeline);
  return (
    <WhyPanel
      at={at}
      zones={settings}
      side={isRight ? "left" : "right"}
      answer={why.data}
      refusal={why.isError ? refusalOf(why.error) : null}
      onRetry={() => void why.refetch()}
      onClose={close}
    />
  );
}

function middle(search: DaySearch, day: { startsAt: number; endsAt: number }): number {
  const { from, to } = viewOf(search) ?? { from: day.startsAt, to: day.endsAt };
  return (from + to) / 2;
}
