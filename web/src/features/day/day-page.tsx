import { addDays } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";
import { api } from "../../api/api.ts";
import { askLater, mayAsk } from "../../domain/sites/ask-later.ts";
import { connection, subscribeConnection } from "../../api/connection.ts";
import { NothingConnectedYet } from "../../domain/connect/nothing-connected.tsx";
import { refusalOf } from "../../api/refusal.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { useNow, useToday } from "../../domain/person/use-now.ts";
import { buttonClass } from "../../ui/forms/button.tsx";
import type { View } from "../../ui/charts/timeline/timeline-geometry.ts";
import { datedDay, instantWords } from "../../ui/format/format-day.ts";
import { Empty, ErrorNote, Loading, Skeleton } from "../../ui/feedback/states.tsx";
import { connected } from "./empty/connected.ts";
import { FIRST_DAY, isCountable, LAST_DAY } from "./header/countable-days.ts";
import { DayFigures } from "./cards/day-figures.tsx";
import { DayHeader } from "./header/day-header.tsx";
import type { DaySearch } from "./day-search.ts";
import { DayWork } from "./cards/deep-work-card.tsx";
import { hasNames } from "./sites/has-names.ts";
import { isCountedOtherwise } from "./is-counted-otherwise.ts";
import { lastSeenDay } from "./empty/last-seen-day.ts";
import { NothingYet } from "./empty/nothing-yet.tsx";
import { ShareCards } from "./cards/share-cards.tsx";
import { TimelineCard } from "./timeline/timeline-card.tsx";
import { UnknownSitesLine } from "./sites/unknown-sites-line.tsx";
import { WhyPanel } from "./why/why-panel.tsx";

// Only days with sites need them.
const DayProductivity = lazy(() =>
  import("./sites/day-sites.tsx").then((module) => ({ default: module.DayProductivity })),
);
const KeptProductivity = lazy(() =>
  import("./sites/day-sites.tsx").then((module) => ({ default: module.KeptProductivity })),
);
const KeptDaySites = lazy(() =>
  import("./sites/day-sites.tsx").then((module) => ({ default: module.KeptDaySites })),
);
const DaySites = lazy(() =>
  import("./sites/day-sites.tsx").then((module) => ({ default: module.DaySites })),
);

const todayRoute = getRouteApi("/_in/");
const dayRoute = getRouteApi("/_in/day/$day");

/** Today, which becomes tomorrow by itself. */
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

function DayView({
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
  const me = useMe();
  const now = useNow();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const state = useSyncExternalStore(subscribeConnection, connection, () => "online" as const);
  const isToday = day === today;
  const stats = useQuery(
    api.stats.day.queryOptions(
      { day },
      { refetchInterval: ({ state }) => (state.data?.pending ? 1_500 : isToday ? 10_000 : false) },
    ),
  );
  const timeline = useQuery(
    api.activity.timeline.queryOptions(
      { day },
      { refetchInterval: stats.data?.pending ? 1_500 : isToday ? 10_000 : false },
    ),
  );
  const why = useQuery(
    api.activity.why.queryOptions(
      { at: search.at ?? 0 },
      { enabled: search.at !== undefined, staleTime: 60_000 },
    ),
  );
  const settingsAreOld = stats.data !== undefined && isCountedOtherwise(stats.data, me.settings);
  useEffect(() => {
    if (settingsAreOld) void queryClient.invalidateQueries(api.accounts.me.pathFilter());
  }, [settingsAreOld, queryClient]);
  const goTo = useCallback(
    (to: Day) =>
      void (to === today
        ? navigate({ to: "/" })
        : navigate({ to: "/day/$day", params: { day: to } })),
    [navigate, today],
  );
  const close = useCallback(() => setSearch({ ...search, at: undefined }), [search, setSearch]);

  const view: View | null =
    search.from !== undefined && search.to !== undefined && search.from < search.to
      ? { from: search.from, to: search.to }
      : null;
  const by = search.lanes ?? "project";
  const sites = timeline.data?.sites ?? [];
  const hasSites = sites.length > 0;
  const isNamed = hasNames(sites);
  // What a day without its single visits was worth cannot be worked out here: the server kept what
  // they added up to.
  const kept = useQuery(
    api.sites.summary.queryOptions({ from: day, to: day }, { enabled: !isNamed }),
  );
  const keptPulls = useQuery(
    api.sites.pulledOut.queryOptions({ from: day, to: day }, { enabled: !isNamed }),
  );
  return (
    <div className="flex flex-col gap-4">
      <DayHeader
        day={day}
        today={today}
        before={day > FIRST_DAY ? addDays(day, -1) : null}
        after={isToday || day >= LAST_DAY ? null : addDays(day, 1)}
        hours={stats.data === undefined ? null : (stats.data.endsAt - stats.data.startsAt) / 3600}
        goTo={goTo}
      />
      {stats.data === undefined ? (
        stats.isError ? (
          <NoAnswer error={stats.error} onRetry={() => void stats.refetch()} />
        ) : (
          <DaySkeleton />
        )
      ) : (
        <>
          <DayFigures
            day={stats.data}
            asOf={
              state === "online"
                ? null
                : instantWords(Math.floor(stats.dataUpdatedAt / 1000), stats.data.timeZone)
            }
          >
            {hasSites ? (
              <Suspense fallback={<Skeleton className="h-16" />}>
                {isNamed ? (
                  <DayProductivity codingSeconds={stats.data.secondsTotal} sites={sites} />
                ) : kept.data === undefined ? (
                  <Skeleton className="h-16" />
                ) : (
                  <KeptProductivity kept={kept.data} />
                )}
              </Suspense>
            ) : undefined}
          </DayFigures>
          {timeline.data === undefined ? (
            timeline.isError ? (
              <NoAnswer error={timeline.error} onRetry={() => void timeline.refetch()} />
            ) : (
              <Skeleton className="h-72" />
            )
          ) : timeline.data.intervals.length === 0 &&
            timeline.data.agent.length === 0 &&
            !hasSites ? (
            <section className="card">
              <EmptyDay isToday={isToday} hasDevices={me.hasDevices} />
            </section>
          ) : (
            <TimelineCard
              timeline={timeline.data}
              by={by}
              shares={stats.data.breakdown[by]}
              blocks={stats.data.deepWork}
              view={view}
              now={now}
              picked={search.at ?? null}
              onBy={(lanes) =>
                setSearch({ ...search, lanes: lanes === "project" ? undefined : lanes })
              }
              onView={(next) => setSearch({ ...search, from: next?.from, to: next?.to })}
              onPick={(at) => setSearch({ ...search, at })}
            />
          )}
          {isToday && <UnknownSites />}
          {stats.data.secondsTotal > 0 && <ShareCards breakdown={stats.data.breakdown} />}
          {!isNamed &&
            (kept.data !== undefined && keptPulls.data !== undefined ? (
              <Suspense fallback={<Skeleton className="h-52" />}>
                <KeptDaySites
                  day={day}
                  kept={kept.data}
                  pulled={keptPulls.data.sites}
                  hadBlocks={stats.data.deepWork.length > 0}
                />
              </Suspense>
            ) : kept.isError || keptPulls.isError ? (
              <NoAnswer
                error={kept.error ?? keptPulls.error}
                onRetry={() => {
                  void kept.refetch();
                  void keptPulls.refetch();
                }}
              />
            ) : (
              <Skeleton className="h-52" />
            ))}
          {hasSites && isNamed && timeline.data !== undefined && (
            <Suspense fallback={<Skeleton className="h-52" />}>
              <DaySites
                day={day}
                timeZone={stats.data.timeZone}
                intervals={timeline.data.intervals}
                sites={sites}
                blocks={stats.data.deepWork}
              />
            </Suspense>
          )}
          <DayWork day={stats.data} hasSites={hasSites && isNamed} />
        </>
      )}
      {search.at !== undefined && (
        <WhyPanel
          key={search.at}
          at={search.at}
          timeZone={me.settings.timeZone}
          side={
            timeline.data !== undefined && search.at > middle(view, timeline.data)
              ? "left"
              : "right"
          }
          answer={why.data}
          refusal={why.isError ? refusalOf(why.error) : null}
          onRetry={() => void why.refetch()}
          onClose={close}
        />
      )}
    </div>
  );
}

/**
 * Asks about sites without a category where they count: at most once a week, and not while the
 * Sites page was told "Not now".
 */
function UnknownSites() {
  const [asking, setAsking] = useState(() => mayAsk("today", Math.floor(Date.now() / 1000)));
  const unknown = useQuery(
    api.sites.uncategorised.queryOptions(undefined, { enabled: asking, staleTime: 60_000 }),
  );
  if (!asking || unknown.data === undefined) return null;
  const quiet = (places: Parameters<typeof askLater>[0]) => {
    askLater(places, Math.floor(Date.now() / 1000));
    setAsking(false);
  };
  return (
    <UnknownSitesLine
      domains={unknown.data.domains}
      onFollow={() => quiet(["today"])}
      onLater={() => quiet(["sites", "today"])}
    />
  );
}

function BeyondCounting() {
  return (
    <section className="card">
      <Empty
        wholePage
        title="There is nothing that far away"
        action={
          <Link to="/" className={buttonClass("primary")}>
            Go to Today
          </Link>
        }
      >
        Days can be shown from {datedDay(FIRST_DAY)} on. Nothing was recorded before.
      </Empty>
    </section>
  );
}

function middle(view: View | null, day: { startsAt: number; endsAt: number }): number {
  return view === null ? (day.startsAt + day.endsAt) / 2 : (view.from + view.to) / 2;
}

/** Why nothing stands here depends on what is connected. */
function EmptyDay({ isToday, hasDevices }: { isToday: boolean; hasDevices: boolean }) {
  const devices = useQuery(api.devices.list.queryOptions(undefined, { enabled: hasDevices }));
  if (!hasDevices) return <NothingConnectedYet />;
  if (devices.isLoading) return <Skeleton className="m-5 h-44" />;
  return (
    <NothingYet
      isToday={isToday}
      from={devices.data === undefined ? "unknown" : connected(devices.data.devices)}
    />
  );
}

/**
 * No answer and nothing kept: the sentence, and the way to the last day that is kept on this
 * machine.
 */
function NoAnswer({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const queryClient = useQueryClient();
  const refusal = refusalOf(error);
  const seen = lastSeenDay(
    queryClient.getQueryCache().findAll({ queryKey: api.stats.day.queryKey().slice(0, 1) }),
  );
  return (
    <div className="flex flex-col items-start gap-3">
      <div className="w-full">
        <ErrorNote
          sentence={refusal.sentence}
          requestId={refusal.requestId}
          onRetry={refusal.canRetry ? onRetry : undefined}
        />
      </div>
      {seen !== null && (
        <Link to="/day/$day" params={{ day: seen }} className={buttonClass("plain")}>
          Read the last day you saw, {datedDay(seen)}
        </Link>
      )}
    </div>
  );
}

function DaySkeleton() {
  return (
    <>
      <Loading what="the day" />
      <Skeleton className="h-96 md:h-72 lg:h-[9.5rem]" />
      <Skeleton className="h-72" />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {["a", "b", "c", "d"].map((key) => (
          <Skeleton key={key} className="h-52" />
        ))}
      </div>
    </>
  );
}
