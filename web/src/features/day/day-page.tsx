import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "../../domain/person/use-me.ts";
import { useToday } from "../../domain/person/use-now.ts";
import { DayView } from "./day-view.tsx";
import { BeyondCounting } from "./empty/beyond-counting.tsx";
import { isCountable } from "./header/countable-days.ts";

const todayRoute = getRouteApi("/_in/");
const dayRoute = getRouteApi("/_in/day/$day");

/** Today; shows the next day as soon as it starts. */
export function TodayPage(): ReactNode {
  const today = useToday(useMe().settings);
  const navigate = todayRoute.useNavigate();
  return (
    <DayView
      day={today}
      today={today}
      search={todayRoute.useSearch()}
      setSearch={(search) => void navigate({ search, replace: true })}
    />
  );
}

/** Any day. */
export function DayPage(): ReactNode {
  const today = useToday(useMe().settings);
  const { day } = dayRoute.useParams();
  const navigate = dayRoute.useNavigate();
  const search = dayRoute.useSearch();
  if (!isCountable(day)) return <BeyondCounting />;
  return (
    <DayView
      day={day}
      today={today}
      search={search}
      setSearch={(next) => void navigate({ search: next, replace: true })}
    />
  );
}
