import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { api } from "../../api/api.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { buttonClass } from "../../ui/forms/button.tsx";
import { Duration } from "../../ui/format/duration.tsx";
import { CopyLine, Step } from "./connect-steps.tsx";
import { InstallWords } from "./install-words.tsx";

const POLL_MILLISECONDS = 2_000;
const CLOCK_SECONDS = 5;

/**
 * Leads to a connected editor, and notices by itself when it is, and when its first minutes are
 * there.
 */
export function WelcomePage(): ReactNode {
  const me = useMe();
  const [{ adding, openedAt }] = useState(() => ({
    adding: me.hasDevices && me.hasSessions,
    openedAt: Math.floor(Date.now() / 1000),
  }));
  const devices = useQuery(
    api.devices.list.queryOptions(undefined, { refetchInterval: POLL_MILLISECONDS }),
  );
  useQuery(
    api.accounts.me.queryOptions(undefined, {
      refetchInterval: me.hasSessions ? false : POLL_MILLISECONDS,
    }),
  );
  const today = useQuery(
    api.stats.today.queryOptions(undefined, {
      enabled: me.hasSessions,
      refetchInterval: POLL_MILLISECONDS * 2,
    }),
  );
  const live = devices.data?.devices.filter(({ revokedAt }) => revokedAt === null) ?? [];
  // Whoever adds a device waits for that one; clocks of server and browser may differ a little.
  const fresh = live.filter(({ createdAt }) => !adding || createdAt >= openedAt - CLOCK_SECONDS);
  const newest = fresh.toSorted((a, b) => b.createdAt - a.createdAt)[0];
  const connected = newest !== undefined;
  const arrived = me.hasSessions && !adding;
  return (
    <div className="mx-auto w-full max-w-2xl pt-[3vh]">
      <h1 className="text-[1.625rem] leading-9 font-semibold tracking-[-0.02em]">
        {adding ? "Connect another editor" : `Welcome, ${me.displayName}`}
      </h1>
      <p className="mt-1 mb-6 text-ink-2">
        {adding
          ? "The same three steps on every machine."
          : "Three steps, and your editor keeps the time. It records on your machine first, so nothing is lost while you are offline."}
      </p>
      <ol className="card p-6 sm:p-8">
        <Step
          number={1}
          state={connected ? "done" : "now"}
          title="Install the extension in VS Code"
        >
          <InstallWords />
        </Step>
        <Step number={2} state={connected ? "done" : "now"} title="Sign in from the editor">
          <p>
            Put the address of this server into the setting{" "}
            <a
              href="vscode://settings/streakline.server"
              className="font-medium text-ink underline decoration-line-strong underline-offset-4"
            >
              Streakline: Server
            </a>
            , unless it stands there already:
          </p>
          <CopyLine label="Copy the address" text={globalThis.location.origin} />
          <p>
            Then press <kbd className={KEY}>Ctrl</kbd> <kbd className={KEY}>Shift</kbd>{" "}
            <kbd className={KEY}>P</kbd> and run{" "}
            <strong className="font-semibold text-ink">Streakline: Sign in</strong>. Your browser
            opens with a code. One click on Connect, and it is done.
          </p>
        </Step>
        <Step
          number={3}
          state={arrived ? "done" : connected ? "now" : "later"}
          title="Write some code"
        >
          <p>
            The status bar of the editor counts at once. Here the first minutes appear when they are
            sent, at most five minutes later.
          </p>
        </Step>
      </ol>
      <div
        role="status"
        className="mt-4 flex min-h-14 flex-wrap items-center justify-between gap-3"
      >
        {arrived ? (
          <p className="font-medium">
            Your time is arriving
            {today.data !== undefined && (
              <>
                : <Duration seconds={today.data.secondsTotal} /> today
              </>
            )}
            .
          </p>
        ) : connected ? (
          <p className="font-medium">
            {newest.name} is connected.{adding ? "" : " Waiting for its first minutes…"}
          </p>
        ) : (
          <p className="flex items-center gap-2.5 text-ink-2">
            <span aria-hidden="true" className="size-2 animate-pulse rounded-full bg-accent" />
            Waiting for your editor. This page notices by itself.
          </p>
        )}
        <Link
          to="/"
          className={buttonClass(arrived || (adding && connected) ? "primary" : "plain")}
        >
          {me.hasSessions ? "Go to Today" : "Look around first"}
        </Link>
      </div>
    </div>
  );
}

const KEY = "rounded border border-line bg-sunken px-1.5 font-sans text-xs text-ink";
