import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { parseSearch, stringifySearch } from "../domain/range/search.ts";
import { PageError } from "./page-error.tsx";
import { Pending } from "./pending.tsx";
import { inside } from "./routes/inside-route.ts";
import { pageRoutes } from "./routes/page-routes.ts";
import { root, titled } from "./routes/root-route.ts";
import { settingsRoutes } from "./routes/settings-routes.ts";
import { signInRoutes } from "./routes/sign-in-routes.ts";
import { Shell } from "./shell.tsx";

/** Pages that need no sign-in, in the frame of the dashboard. */
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

const routeTree = root.addChildren([
  ...signInRoutes,
  open.addChildren([howWeCount]),
  inside.addChildren([...pageRoutes, settingsRoutes]),
]);

/** All routes. The code of a page loads when a link to it is hovered or followed. */
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
