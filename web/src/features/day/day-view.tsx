import { addDays } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { api } from "../../api/api.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { DayBody } from "./day-body.tsx";
import type { DaySearch } from "./day-search.ts";
import { FIRST_DAY, LAST_DAY } from "./header/countable-days.ts";
import { DayHeader } from "./header/day-header.tsx";
import { lengthWords } from "./header/length-words.ts";
import { isCountedOtherwise } from "./is-counted-otherwise.ts";
import { type DayQueries, useDayQueries } from "./use-day-queries.ts";
import { WhySection } from "./why/why-section.tsx";

/** A day: its header, its figures and cards, and the answer to the minute that is asked about. */
export function DayView({
  day,
  today,
  search,
  setSearch,
}: {
  day: Day;
  today: Day;
  search: DaySearch;
  setSearch: (search: DaySearch) => void;
}) {
  const isToday = day === today;
  const queries = useDayQueries(day, isToday);
  useFreshSettings(queries.stats.data);
  const navigate = useNavigate();
  const goTo = useCallback(
    (to: Day) =>
      void (to === today
        ? navigate({ to: "/" })
        : navigate({ to: "/day/$day", params: { day: to } })),
    [navigate, today],
  );
  const stats = queries.stats.data;
  return (
    <div className="flex flex-col gap-4">
      <DayHeader
        day={day}
        today={today}
        before={day > FIRST_DAY ? addDays(day, -1) : null}
        after={isToday || day >= LAST_DAY ? null : addDays(day, 1)}
        length={stats === undefined ? null : lengthWords(stats)}
        goTo={goTo}
      />
      <DayBody
        day={day}
        isToday={isToday}
        queries={queries}
        search={search}
        setSearch={setSearch}
      />
      {search.at !== undefined && (
        <WhySection
          key={search.at}
          at={search.at}
          search={search}
          timeline={queries.timeline.data}
          setSearch={setSearch}
        />
      )}
    </div>
  );
}

/** Fetches the person's settings when a day was counted by newer ones. */
function useFreshSettings(stats: DayQueries["stats"]["data"]): void {
  const { settings } = useMe();
  const queryClient = useQueryClient();
  const areOld = stats !== undefined && isCountedOtherwise(stats, settings);
  useEffect(() => {
    if (areOld) void queryClient.invalidateQueries(api.accounts.me.pathFilter());
  }, [areOld, queryClient]);
}
