import { Dimension } from "@streakline/shared/stats/filter.ts";
import { Day } from "@streakline/shared/time/instant.ts";
import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import * as z from "zod/mini";
import { api, queryClient } from "../../api/api.ts";
import { nameOf } from "../../domain/names/names.ts";
import { RangeName } from "../../domain/range/range-name.ts";
import { FilterSearch } from "../../domain/range/search.ts";
import { DaySearch } from "../../features/day/day-search.ts";
import { isCountable } from "../../features/day/header/countable-days.ts";
import { SiteSearch } from "../../features/sites/site-search.ts";
import { longDay } from "../../ui/format/format-day.ts";
import { inside } from "./inside-route.ts";
import { text, titled } from "./root-route.ts";

const day = z.catch(z.optional(Day), undefined);
const bars = z.catch(z.optional(z.enum(["day", "week"])), undefined);

const today = createRoute({
  getParentRoute: () => inside,
  path: "/",
  head: () => titled("Today"),
  validateSearch: DaySearch,
  component: lazyRouteComponent(() => import("../../features/day/day-page.tsx"), "TodayPage"),
});
const oneDay = createRoute({
  getParentRoute: () => inside,
  path: "/day/$day",
  head: ({ params }) => titled(longDay(params.day)),
  validateSearch: DaySearch,
  beforeLoad: ({ params }) => {
    if (!Day.safeParse(params.day).success) redirect({ to: "/", throw: true });
  },
  loader: ({ params }) => {
    if (!isCountable(params.day)) return;
    void queryClient.prefetchQuery(api.stats.day.queryOptions({ day: params.day }));
    void queryClient.prefetchQuery(api.activity.timeline.queryOptions({ day: params.day }));
  },
  component: lazyRouteComponent(() => import("../../features/day/day-page.tsx"), "DayPage"),
});
const rangeSearch = z.extend(FilterSearch, {
  range: z.catch(z.optional(RangeName), undefined),
  from: day,
  to: day,
  by: z.catch(z.optional(Dimension), undefined),
  bars,
});
const ranges = createRoute({
  getParentRoute: () => inside,
  path: "/ranges",
  head: () => titled("Ranges"),
  validateSearch: rangeSearch,
  component: lazyRouteComponent(
    () => import("../../features/ranges/ranges-page.tsx"),
    "RangesPage",
  ),
});
const projects = createRoute({
  getParentRoute: () => inside,
  path: "/projects",
  head: () => titled("Projects"),
  validateSearch: z.object({
    q: text,
    sort: z.catch(
      z.optional(z.enum(["recent", "name", "total", "month", "first", "language"])),
      undefined,
    ),
    up: z.catch(z.optional(z.literal("1")), undefined),
  }),
  component: lazyRouteComponent(
    () => import("../../features/projects/projects-page.tsx"),
    "ProjectsPage",
  ),
});
const project = createRoute({
  getParentRoute: () => inside,
  path: "/project",
  validateSearch: z.object({
    name: z.catch(z.string(), ""),
    range: z.catch(z.optional(RangeName), undefined),
    from: day,
    to: day,
    by: z.catch(z.optional(Dimension), undefined),
    bars,
  }),
  head: ({ match }) => titled(nameOf("project", match.search.name)),
  component: lazyRouteComponent(
    () => import("../../features/projects/project-page.tsx"),
    "ProjectPage",
  ),
});
const sites = createRoute({
  getParentRoute: () => inside,
  path: "/sites",
  head: () => titled("Sites"),
  validateSearch: SiteSearch,
  component: lazyRouteComponent(() => import("../../features/sites/sites-page.tsx"), "SitesPage"),
});
const welcome = createRoute({
  getParentRoute: () => inside,
  path: "/welcome",
  head: () => titled("Connect an editor"),
  component: lazyRouteComponent(
    () => import("../../features/onboarding/welcome-page.tsx"),
    "WelcomePage",
  ),
});
const device = createRoute({
  getParentRoute: () => inside,
  path: "/device",
  head: () => titled("Connect a device"),
  validateSearch: z.object({ user_code: text }),
  component: lazyRouteComponent(
    () => import("../../features/device/device-page.tsx"),
    "DevicePage",
  ),
});

/** The pages of a signed-in person, apart from the settings. */
export const pageRoutes = [
  today,
  oneDay,
  ranges,
  sites,
  projects,
  project,
  welcome,
  device,
] as const;
