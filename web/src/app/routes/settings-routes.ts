import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { inside } from "./inside-route.ts";
import { titled } from "./root-route.ts";

const settings = createRoute({
  getParentRoute: () => inside,
  path: "/settings",
  component: lazyRouteComponent(
    () => import("../../features/settings/settings-frame.tsx"),
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
    () => import("../../features/settings/profile-page.tsx"),
    "ProfilePage",
  ),
});
const counting = createRoute({
  getParentRoute: () => settings,
  path: "counting",
  head: () => titled("Time and counting"),
  component: lazyRouteComponent(
    () => import("../../features/settings/counting-page.tsx"),
    "CountingPage",
  ),
});
const devices = createRoute({
  getParentRoute: () => settings,
  path: "devices",
  head: () => titled("Devices"),
  component: lazyRouteComponent(
    () => import("../../features/settings/devices-page.tsx"),
    "DevicesPage",
  ),
});
const sessions = createRoute({
  getParentRoute: () => settings,
  path: "sessions",
  head: () => titled("Login sessions"),
  component: lazyRouteComponent(
    () => import("../../features/settings/sessions-page.tsx"),
    "SessionsPage",
  ),
});
const privacy = createRoute({
  getParentRoute: () => settings,
  path: "privacy",
  head: () => titled("Privacy"),
  component: lazyRouteComponent(
    () => import("../../features/privacy/privacy-page.tsx"),
    "PrivacyPage",
  ),
});

/** The settings with all their pages. */
export const settingsRoutes = settings.addChildren([
  settingsStart,
  profile,
  counting,
  privacy,
  devices,
  sessions,
]);
