import { Link, Outlet } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { classes } from "../../ui/classes.ts";

const PAGES = [
  { to: "/settings/profile", label: "Profile" },
  { to: "/settings/counting", label: "Time and counting" },
  { to: "/settings/privacy", label: "Privacy" },
  { to: "/settings/devices", label: "Devices" },
  { to: "/settings/sessions", label: "Login sessions" },
] as const;

/** The navigation of the settings, beside the page that is open. */
export function SettingsFrame(): ReactNode {
  return (
    <div className="grid gap-x-10 gap-y-4 md:grid-cols-[11rem_minmax(0,1fr)]">
      <nav
        aria-label="Settings"
        className="-mx-4 flex gap-1 overflow-x-auto px-4 md:mx-0 md:flex-col md:px-0 md:pt-1"
      >
        {PAGES.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            className={classes(
              "rounded-md px-3 py-1.5 font-medium whitespace-nowrap text-ink-2",
              "hover:text-ink data-[status=active]:bg-sunken data-[status=active]:text-ink",
            )}
          >
            {label}
          </Link>
        ))}
      </nav>
      <div className="flex max-w-2xl min-w-0 flex-col gap-4">
        <Outlet />
      </div>
    </div>
  );
}
