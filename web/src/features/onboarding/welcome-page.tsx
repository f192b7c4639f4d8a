import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "../../domain/person/use-me.ts";
import { buttonClass } from "../../ui/forms/button.tsx";
import { Duration } from "../../ui/format/duration.tsx";
import type { StepState } from "../../ui/layout/step-badge.tsx";
import { CopyLine, Step } from "./connect-steps.tsx";
import { InstallWords } from "./install-words.tsx";
import { type Arrival, useArrival } from "./use-arrival.ts";

/**
 * Leads to a connected editor, and shows by itself when it is connected and when its first minutes
 * are there.
 */
export function WelcomePage(): ReactNode {
  const { displayName } = useMe();
  const { isAdding, arrival } = useArrival();
  return (
    <div className="mx-auto w-full max-w-2xl pt-[3vh]">
      <h1 className="text-[1.625rem] leading-9 font-semibold tracking-[-0.02em]">
        {isAdding ? "Connect another editor" : `Welcome, ${displayName}`}
      </h1>
      <p className="mt-1 mb-6 text-ink-2">
        {isAdding
          ? "The same three steps on every machine."
          : "Three steps, and your editor records your time. " +
            "It stores everything on your machine first, so nothing is lost while you are offline."}
      </p>
      <Steps arrival={arrival} />
      <div
        role="status"
        className="mt-4 flex min-h-14 flex-wrap items-center justify-between gap-3"
      >
        <ArrivalWords arrival={arrival} isAdding={isAdding} />
        <WayOn state={arrival.state} isAdding={isAdding} />
      </div>
    </div>
  );
}

const LAST_STEP: Readonly<Record<Arrival["state"], StepState>> = {
  waiting: "later",
  connected: "now",
  arrived: "done",
};

function Steps({ arrival }: { arrival: Arrival }) {
  const connecting = hasDevice(arrival) ? "done" : "now";
  return (
    <ol className="card p-6 sm:p-8">
      <Step number={1} state={connecting} title="Install the extension in VS Code">
        <InstallWords />
      </Step>
      <Step number={2} state={connecting} title="Sign in from the editor">
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
      <Step number={3} state={LAST_STEP[arrival.state]} title="Write some code">
        <p>
          The status bar of the editor counts at once. Here the first minutes appear when they are
          sent, at most five minutes later.
        </p>
      </Step>
    </ol>
  );
}

function hasDevice(arrival: Arrival): boolean {
  return arrival.state === "connected" || (arrival.state === "arrived" && arrival.hasDevice);
}

function ArrivalWords({ arrival, isAdding }: { arrival: Arrival; isAdding: boolean }) {
  switch (arrival.state) {
    case "waiting":
      return (
        <p className="flex items-center gap-2.5 text-ink-2">
          <span aria-hidden="true" className="size-2 animate-pulse rounded-full bg-accent" />
          Waiting for your editor. This page updates by itself.
        </p>
      );
    case "connected":
      return (
        <p className="font-medium">
          {arrival.device.name} is connected.{isAdding ? "" : " Waiting for its first minutes…"}
        </p>
      );
    case "arrived":
      return (
        <p className="font-medium">
          Your time is arriving
          {arrival.secondsToday !== undefined && (
            <>
              : <Duration seconds={arrival.secondsToday} /> today
            </>
          )}
          .
        </p>
      );
  }
}

function WayOn({ state, isAdding }: { state: Arrival["state"]; isAdding: boolean }) {
  const { hasSessions } = useMe();
  const isDone = state === "arrived" || (isAdding && state === "connected");
  return (
    <Link to="/" className={buttonClass(isDone ? "primary" : "plain")}>
      {hasSessions ? "Go to Today" : "Look around first"}
    </Link>
  );
}

const KEY = "rounded border border-line bg-sunken px-1.5 font-sans text-xs text-ink";
