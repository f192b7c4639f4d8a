import { Day } from "@streakline/shared/time/instant.ts";
import { Dimension } from "@streakline/shared/stats/filter.ts";
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import * as z from "zod/mini";
import { checked } from "@streakline/shared/checked.ts";
import { fetchMe } from "../domain/person/fetch-me.ts";
import { nameOf } from "../domain/names/names.ts";
import { isSignOutPending } from "../domain/person/pending-sign-out.ts";
import { RangeName } from "../domain/range/range-name.ts";
import { FilterSearch, parseSearch, stringifySearch } from "../domain/range/search.ts";
import { refusalOf } from "../api/refusal.ts";
import { isCountable } from "../features/day/header/countable-days.ts";
import { DaySearch } from "../features/day/day-search.ts";
import { SiteSearch } from "../features/sites/site-search.ts";
import { longDay } from "../ui/format/format-day.ts";
import { api, queryClient } from "../api/api.ts";
import { NotFound, PageError } from "./page-error.tsx";
import { Pending } from "./pending.tsx";
import { Root } from "./root.tsx";
import { Shell } from "./shell.tsx";
import { SignOutPage } from "./sign-out-page.tsx";

/** What a page is called; every page has a title, and Root shows it. */
const titled = (title: string) => ({ meta: [{ title }] });

// Its own title is only seen where no route has the address.
const root = createRootRoute({
  component: Root,
  notFoundComponent: NotFound,
  head: () => titled("Nothing at this address"),
});

/** Where to go after signing in: a path of this site, never another one. */
const next = z.catch(
  z.optional(checked(z.string(), z.regex(/^\/(?![/\\]|sign-|forgot|reset|verify)/))),
  undefined,
);
const text = z.catch(z.optional(z.string()), undefined);
const day = z.catch(z.optional(Day), undefined);
const bars = z.catch(z.optional(z.enum(["day", "week"])), undefined);

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  head: () => titled("Sign in"),
  validateSearch: z.object({ next, reset: text, verified: text }),
  component: lazyRouteComponent(() => import("../features/sign-in/sign-in-page.tsx"), "SignInPage"),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: "/sign-up",
  head: () => titled("Create an account"),
  validateSearch: z.object({ next }),
  component: lazyRouteComponent(() => import("../features/sign-in/sign-up-page.tsx"), "SignUpPage"),
});
const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot",
  head: () => titled("Set a new password"),
  component: lazyRouteComponent(() => import("../features/sign-in/forgot-page.tsx"), "ForgotPage"),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset",
  head: () => titled("Choose a new password"),
  validateSearch: z.object({ token: text, error: text }),
  component: lazyRouteComponent(() => import("../features/sign-in/reset-page.tsx"), "ResetPage"),
});
const verify = createRoute({
  getParentRoute: () => root,
  path: "/verify",
  head: () => titled("Confirm your address"),
  validateSearch: z.object({ email: text, error: text, next }),
  component: lazyRouteComponent(() => import("../features/sign-in/verify-page.tsx"), "VerifyPage"),
});

const signOut = createRoute({
  getParentRoute: () => root,
  path: "/sign-out",
  head: () => titled("Sign out"),
  beforeLoad: () => {
    // A link from elsewhere signs nobody out.
    if (!isSignOutPending()) redirect({ to: "/", throw: true });
  },
  // Not loaded when it is opened: the server may be gone by then.
  component: SignOutPage,
});

/** Pages that anybody may read, with the frame of the dashboard around them. */
const open = createRoute({ getParentRoute: () => root, id: "_open", component: Shell });
const howWeCount = createRoute({
  getParentRoute: () => open,
  path: "/how-we-count",
  head: () => titled("How we count"),
  component: lazyRouteComponent(
    () => import("../features/how-we-count/how-we-count-page.tsx"),
    "HowWeCountPage",
  ),
});

/**
 * Pages of a signed-in person. What is known from last time is enough to open them, so that they
 * open offline.
 */
const inside = createRoute({
  getParentRoute: () => root,
  id: "_in",
  component: Shell,
  beforeLoad: async ({ location }) => {
    if (isSignOutPending()) redirect({ to: "/sign-out", throw: true });
    if (queryClient.getQueryData(api.accounts.me.queryKey()) !== undefined) return;
    try {
      await fetchMe();
    } catch (error) {
      if (refusalOf(error).code === "unauthenticated")
        redirect({
          to: "/sign-in",
          search: location.href === "/" ? {} : { next: location.href },
          throw: true,
        });
      throw error;
    }
  },
});
const today = createRoute({
  getParentRoute: () => inside,
  path: "/",
  head: () => titled("Today"),
  validateSearch: DaySearch,
  component: lazyRouteComponent(() => import("../features/day/day-page.tsx"), "TodayPage"),
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
  component: lazyRouteComponent(() => import("../features/day/day-page.tsx"), "DayPage"),
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
  component: lazyRouteComponent(() => import("../features/ranges/ranges-page.tsx"), "RangesPage"),
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
    () => import("../features/projects/projects-page.tsx"),
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
    () => import("../features/projects/project-page.tsx"),
    "ProjectPage",
  ),
});
const settings = createRoute({
  getParentRoute: () => inside,
  path: "/settings",
  component: lazyRouteComponent(
    () => import("../features/settings/settings-frame.tsx"),
    "SettingsFrame",
  ),
});
const settingsStart = createRoute({
  getParentRoute: () => settings,
  path: "/",
  beforeLoad: () => {
    redirect({ to: "/settings/profile", replace: true, throw: true });
  },
});
const profile = createRoute({
  getParentRoute: () => settings,
  path: "profile",
  head: () => titled("Profile"),
  component: lazyRouteComponent(
    () => import("../features/settings/profile-page.tsx"),
    "ProfilePage",
  ),
});
const counting = createRoute({
  getParentRoute: () => settings,
  path: "counting",
  head: () => titled("Time and counting"),
  component: lazyRouteComponent(
    () => import("../features/settings/counting-page.tsx"),
    "CountingPage",
  ),
});
const devices = createRoute({
  getParentRoute: () => settings,
  path: "devices",
  head: () => titled("Devices"),
  component: lazyRouteComponent(
    () => import("../features/settings/devices-page.tsx"),
    "DevicesPage",
  ),
});
const sessions = createRoute({
  getParentRoute: () => settings,
  path: "sessions",
  head: () => titled("Browser sessions"),
  component: lazyRouteComponent(
    () => import("../features/settings/sessions-page.tsx"),
    "SessionsPage",
  ),
});
const privacy = createRoute({
  getParentRoute: () => settings,
  path: "privacy",
  head: () => titled("Privacy"),
  component: lazyRouteComponent(
    () => import("../features/privacy/privacy-page.tsx"),
    "PrivacyPage",
  ),
});
const sites = createRoute({
  getParentRoute: () => inside,
  path: "/sites",
  head: () => titled("Sites"),
  validateSearch: SiteSearch,
  component: lazyRouteComponent(() => import("../features/sites/sites-page.tsx"), "SitesPage"),
});
const welcome = createRoute({
  getParentRoute: () => inside,
  path: "/welcome",
  head: () => titled("Connect an editor"),
  component: lazyRouteComponent(
    () => import("../features/onboarding/welcome-page.tsx"),
    "WelcomePage",
  ),
});
const device = createRoute({
  getParentRoute: () => inside,
  path: "/device",
  head: () => titled("Connect a device"),
  validateSearch: z.object({ user_code: text }),
  component: lazyRouteComponent(() => import("../features/device/device-page.tsx"), "DevicePage"),
});

const routeTree = root.addChildren([
  signIn,
  signUp,
  forgot,
  reset,
  verify,
  signOut,
  open.addChildren([howWeCount]),
  inside.addChildren([
    today,
    oneDay,
    ranges,
    sites,
    projects,
    project,
    settings.addChildren([settingsStart, profile, counting, privacy, devices, sessions]),
    welcome,
    device,
  ]),
]);

/** All pages. Each is loaded when it is first opened, or when a link to it is pointed at. */
export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  defaultPendingComponent: Pending,
  defaultErrorComponent: PageError,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
