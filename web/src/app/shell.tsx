import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useRouter, useRouterState } from "@tanstack/react-router";
import {
  CalendarDays,
  ChartNoAxesColumn,
  FolderGit2,
  Globe,
  Monitor,
  Moon,
  Settings2,
  Sun,
  WifiOff,
} from "lucide-react";
import { lazy, Suspense, useState, useSyncExternalStore } from "react";
import { connection, subscribeConnection } from "../api/connection.ts";
import { chooseTheme, chosenTheme, THEMES } from "../ui/theme.ts";
import { buttonClass, IconButton } from "../ui/forms/button.tsx";
import { Logo } from "../ui/layout/logo.tsx";
import { Toasts } from "../ui/feedback/toast.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { api } from "../api/api.ts";
import { TravelOffer } from "../domain/travel/travel-offer.tsx";
import { useShortcuts } from "./use-shortcuts.ts";
import { classes } from "../ui/classes.ts";

const ShortcutsDialog = lazy(() =>
  import("./shortcuts-dialog.tsx").then((module) => ({ default: module.ShortcutsDialog })),
);

const PLACES = [
  { to: "/", label: "Today", icon: CalendarDays, exact: true },
  { to: "/ranges", label: "Ranges", icon: ChartNoAxesColumn, exact: false },
  { to: "/sites", label: "Sites", icon: Globe, exact: false },
  { to: "/projects", label: "Projects", icon: FolderGit2, exact: false },
] as const;
const PHONE_PLACES = [
  ...PLACES,
  { to: "/settings", label: "Settings", icon: Settings2, exact: false },
] as const;

/**
 * The frame around every page: navigation, account menu, and a banner while the server is
 * unreachable.
 */
export function Shell() {
  const router = useRouter();
  const [helpOpen, setHelpOpen] = useState(false);
  useShortcuts(
    (to) => void router.navigate({ to }),
    () => setHelpOpen(true),
  );
  return (
    <div className="flex min-h-dvh flex-col pb-14 sm:pb-0">
      <a
        href="#main"
        className={classes(
          "sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2",
          "focus:z-50 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2",
        )}
      >
        Skip to the page
      </a>
      <Header onHelp={() => setHelpOpen(true)} />
      <ConnectionBanner />
      <Travel />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl flex-1 px-4 py-5 outline-none sm:px-6"
      >
        <Outlet />
      </main>
      <PhoneBar />
      <Toasts />
      {helpOpen && (
        <Suspense>
          <ShortcutsDialog onClose={() => setHelpOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

function Header({ onHelp }: { onHelp: () => void }) {
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-bg">
      <div className="mx-auto flex h-13 w-full max-w-6xl items-center gap-6 px-4 sm:px-6">
        <Link to="/" aria-label="Streakline, to Today" className="flex">
          <Logo />
        </Link>
        <nav aria-label="Pages" className="hidden items-center gap-1 sm:flex">
          {PLACES.map(({ to, label, exact }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact, includeSearch: false }}
              className={classes(
                "relative flex h-13 items-center px-3 font-medium text-ink-2 hover:text-ink",
                "data-[status=active]:text-ink data-[status=active]:after:absolute",
                "data-[status=active]:after:inset-x-3 data-[status=active]:after:-bottom-px",
                "data-[status=active]:after:h-0.5 data-[status=active]:after:bg-accent",
              )}
            >
              {label}
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-1">
          <Link
            to="/how-we-count"
            className={classes(
              "hidden rounded-md px-3 py-1.5 font-medium text-ink-2",
              "hover:text-ink data-[status=active]:text-ink md:block",
            )}
          >
            How we count
          </Link>
          <ThemeButton />
          <Account onHelp={onHelp} />
        </div>
      </div>
    </header>
  );
}

/** The menu of the person, or the way to the sign-in. A new page closes an open menu. */
function Account({ onHelp }: { onHelp: () => void }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { data: me } = useQuery(api.accounts.me.queryOptions(undefined, { enabled: false }));
  if (me === undefined) {
    return (
      <Link to="/sign-in" className={buttonClass("plain", true)}>
        Sign in
      </Link>
    );
  }
  return <AccountMenu key={path} name={me.displayName} email={me.email} onHelp={onHelp} />;
}

function Travel() {
  const { data: me } = useQuery(api.accounts.me.queryOptions(undefined, { enabled: false }));
  return me === undefined ? null : <TravelOffer me={me} />;
}

function PhoneBar() {
  return (
    <nav
      aria-label="Pages on a phone"
      className={classes(
        "fixed inset-x-0 bottom-0 z-30 flex h-14 border-t border-line",
        "bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden",
      )}
    >
      {PHONE_PLACES.map(({ to, label, icon: Icon, exact }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact, includeSearch: false }}
          className={classes(
            "flex flex-1 flex-col items-center justify-center gap-0.5",
            "text-2xs font-medium text-ink-2 data-[status=active]:text-accent",
          )}
        >
          <Icon size={19} aria-hidden="true" />
          {label}
        </Link>
      ))}
    </nav>
  );
}

function ThemeButton() {
  const [theme, setTheme] = useState(chosenTheme);
  const following = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  const Icon = { system: Monitor, light: Sun, dark: Moon }[theme];
  return (
    <IconButton
      label={`Theme: ${theme}. Switch to ${following}`}
      onClick={() => {
        chooseTheme(following);
        setTheme(following);
      }}
    >
      <Icon size={17} aria-hidden="true" />
    </IconButton>
  );
}

function ConnectionBanner() {
  const state = useSyncExternalStore(subscribeConnection, connection, () => "online" as const);
  return (
    <div role="status">
      {state !== "online" && (
        <p className="border-b border-line bg-warn-soft text-sm">
          <span className="mx-auto flex max-w-6xl items-center gap-2 px-4 py-2 sm:px-6">
            <WifiOff size={15} aria-hidden="true" className="shrink-0 text-warn" />
            {state === "offline"
              ? "You are offline. What you saw last is still here; your editors keep recording."
              : "The server does not answer. " +
                "What you saw last is still here; this page tries again by itself."}
          </span>
        </p>
      )}
    </div>
  );
}
