import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useRouter, useRouterState } from "@tanstack/react-router";
import { CalendarDays, ChartNoAxesColumn, FolderGit2, Monitor, Moon, Settings2, Sun, UserRound, WifiOff } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { connection, subscribeConnection } from "../domain/connection.ts";
import { chooseTheme, chosenTheme, THEMES } from "../domain/theme.ts";
import { buttonClass, IconButton } from "../ui/button.tsx";
import { Logo } from "../ui/logo.tsx";
import { Toasts } from "../ui/toast.tsx";
import { api, callAuth } from "./api.ts";
import { forgetQueries } from "./query-cache.ts";
import { useShortcuts } from "./use-shortcuts.ts";

const ShortcutsDialog = lazy(() => import("./shortcuts-dialog.tsx").then((module) => ({ default: module.ShortcutsDialog })));

const PLACES = [
  { to: "/", label: "Today", icon: CalendarDays, exact: true },
  { to: "/ranges", label: "Ranges", icon: ChartNoAxesColumn, exact: false },
  { to: "/projects", label: "Projects", icon: FolderGit2, exact: false },
] as const;

/** The frame around every page: the way to the others, who is signed in, and whether the server can be reached. */
export function Shell() {
  const router = useRouter();
  const [helpOpen, setHelpOpen] = useState(false);
  const { data: me } = useQuery(api.accounts.me.queryOptions(undefined, { enabled: false }));
  useShortcuts(
    (to) => void router.navigate({ to }),
    () => setHelpOpen(true),
  );
  return (
    <div className="flex min-h-dvh flex-col pb-14 sm:pb-0">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2"
      >
        Skip to the page
      </a>
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
                className="relative flex h-13 items-center px-3 font-medium text-ink-2 hover:text-ink data-[status=active]:text-ink data-[status=active]:after:absolute data-[status=active]:after:inset-x-3 data-[status=active]:after:-bottom-px data-[status=active]:after:h-0.5 data-[status=active]:after:bg-accent"
              >
                {label}
              </Link>
            ))}
          </nav>
          <div className="ml-auto flex items-center gap-1">
            <Link
              to="/how-we-count"
              className="hidden rounded-md px-3 py-1.5 font-medium text-ink-2 hover:text-ink data-[status=active]:text-ink md:block"
            >
              How we count
            </Link>
            <ThemeButton />
            {me === undefined ? (
              <Link to="/sign-in" className={buttonClass("plain", true)}>
                Sign in
              </Link>
            ) : (
              <Account name={me.displayName} email={me.email} onHelp={() => setHelpOpen(true)} />
            )}
          </div>
        </div>
      </header>
      <ConnectionBanner />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 py-5 outline-none sm:px-6">
        <Outlet />
      </main>
      <nav
        aria-label="Pages on a phone"
        className="fixed inset-x-0 bottom-0 z-30 flex h-14 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
      >
        {[...PLACES, { to: "/settings", label: "Settings", icon: Settings2, exact: false } as const].map(
          ({ to, label, icon: Icon, exact }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact, includeSearch: false }}
              className="flex flex-1 flex-col items-center justify-center gap-0.5 text-2xs font-medium text-ink-2 data-[status=active]:text-accent"
            >
              <Icon size={19} aria-hidden="true" />
              {label}
            </Link>
          ),
        )}
      </nav>
      <Toasts />
      {helpOpen && (
        <Suspense>
          <ShortcutsDialog onClose={() => setHelpOpen(false)} />
        </Suspense>
      )}
    </div>
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

function Account({ name, email, onHelp }: { name: string; email: string; onHelp: () => void }) {
  const ref = useRef<HTMLDetailsElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => ref.current?.removeAttribute("open"), [path]);
  useEffect(() => {
    function closeFromOutside(event: Event): void {
      if (event.target instanceof Node && !ref.current?.contains(event.target)) ref.current?.removeAttribute("open");
    }
    document.addEventListener("pointerdown", closeFromOutside);
    return () => document.removeEventListener("pointerdown", closeFromOutside);
  }, []);
  return (
    <details
      ref={ref}
      className="relative"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        ref.current?.removeAttribute("open");
        ref.current?.querySelector("summary")?.focus();
      }}
    >
      <summary
        aria-label={`Account of ${name}`}
        className="flex size-8 list-none items-center justify-center rounded-md text-ink-2 hover:bg-sunken hover:text-ink"
      >
        <UserRound size={17} aria-hidden="true" />
      </summary>
      <div className="absolute top-10 right-0 z-40 flex w-60 flex-col rounded-lg border border-line bg-surface p-1.5 shadow-pop">
        <div className="border-b border-line px-2.5 pt-1 pb-2.5">
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-sm text-ink-3">{email}</p>
        </div>
        <Link to="/settings/profile" className={`${ITEM} mt-1.5`}>
          Settings
        </Link>
        <Link to="/welcome" className={ITEM}>
          Connect an editor
        </Link>
        <Link to="/how-we-count" className={ITEM}>
          How we count
        </Link>
        <button
          type="button"
          className={ITEM}
          onClick={() => {
            ref.current?.removeAttribute("open");
            onHelp();
          }}
        >
          Keyboard shortcuts
        </button>
        <button type="button" className={ITEM} onClick={() => void signOut()}>
          Sign out
        </button>
      </div>
    </details>
  );
}

const ITEM = "rounded-md px-2.5 py-1.5 text-left hover:bg-sunken";

async function signOut(): Promise<void> {
  await callAuth("/sign-out", {}).catch(() => undefined);
  await forgetQueries();
  // A full load: nothing of the person stays in memory.
  globalThis.location.assign("/sign-in");
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
              : "The server does not answer. What you saw last is still here; this page tries again by itself."}
          </span>
        </p>
      )}
    </div>
  );
}
