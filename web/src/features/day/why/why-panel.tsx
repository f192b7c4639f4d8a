import type { WhyAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { Link } from "@tanstack/react-router";
import { Check, X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { nameOf } from "../../../domain/names/names.ts";
import { categoryName, weightWords } from "../../../domain/sites/site-words.ts";
import type { Refusal } from "../../../api/refusal.ts";
import { IconButton } from "../../../ui/forms/button.tsx";
import { clockTime, instantWords } from "../../../ui/format/format-day.ts";
import { ErrorNote, Loading, Skeleton } from "../../../ui/feedback/states.tsx";
import { endedWords } from "./why-words.ts";

/** Why a minute counts or does not: the rule that decided, and the evidence it rests on. */
export function WhyPanel({
  at,
  timeZone,
  side,
  answer,
  refusal,
  onRetry,
  onClose,
}: {
  at: number;
  timeZone: string;
  /** Where it stands on a wide screen: beside the minute that is asked about, not over it. */
  side: "left" | "right";
  answer: WhyAnswer | undefined;
  refusal: Refusal | null;
  onRetry: () => void;
  onClose: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key === "Escape" && !event.defaultPrevented) onClose();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [onClose]);
  return (
    <aside
      aria-label="Why this minute counts"
      className={`fixed inset-x-0 bottom-14 z-40 max-h-[62dvh] overflow-y-auto border-t border-line bg-surface p-5 shadow-pop sm:inset-x-auto sm:top-16 ${side === "left" ? "sm:left-4" : "sm:right-4"} sm:bottom-auto sm:max-h-[calc(100dvh-5rem)] sm:w-92 sm:rounded-lg sm:border`}
    >
      <div className="mb-3 flex items-start justify-between gap-3">
        <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
          Why {clockTime(at, timeZone, true)}?
        </h2>
        <IconButton label="Close" onClick={onClose} className="-mt-1 -mr-2">
          <X size={17} aria-hidden="true" />
        </IconButton>
      </div>
      {refusal !== null && answer === undefined ? (
        <ErrorNote
          sentence={refusal.sentence}
          requestId={refusal.requestId}
          onRetry={refusal.canRetry ? onRetry : undefined}
        />
      ) : answer === undefined ? (
        <div className="flex flex-col gap-3">
          <Loading what="the reason" />
          <Skeleton className="h-6 w-40" />
          <Skeleton className="h-16" />
          <Skeleton className="h-40" />
        </div>
      ) : (
        <WhyDetails answer={answer} timeZone={timeZone} />
      )}
    </aside>
  );
}

/** The answer itself. */
export function WhyDetails({ answer, timeZone }: { answer: WhyAnswer; timeZone: string }) {
  const { counts, interval, session } = answer;
  const onSite = interval?.kind === "site";
  return (
    <div className="flex flex-col gap-4">
      <p
        className={`flex items-center gap-2 font-semibold ${counts ? "text-accent" : "text-ink-2"}`}
      >
        {counts ? <Check size={17} aria-hidden="true" /> : <X size={17} aria-hidden="true" />}
        {onSite ? "It counts as time on a site" : counts ? "It counts" : "It does not count"}
      </p>
      <p>
        {answer.sentence}{" "}
        <Link
          to="/how-we-count"
          hash={`rule-${answer.rule}`}
          className="font-medium whitespace-nowrap underline decoration-line-strong underline-offset-4"
        >
          Rule {answer.rule}
        </Link>
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        {interval !== null && (
          <>
            <Row term="Counted as">
              {clockTime(interval.startedAt, timeZone, true)} to{" "}
              {clockTime(interval.endedAt, timeZone, true)}
            </Row>
            {onSite ? (
              <>
                <Row term="Site">
                  {(interval.domain ?? "") === "" ? (
                    <span className="text-ink-2">no longer kept for this day</span>
                  ) : (
                    <span className="break-all">{interval.domain}</span>
                  )}
                </Row>
                <Row term="Category">
                  {categoryName(interval.category ?? "uncategorised")},{" "}
                  {weightWords(interval.weight ?? 0.5)}
                </Row>
              </>
            ) : (
              <>
                <Row term="Project">{nameOf("project", interval.project)}</Row>
                <Row term="Language">{nameOf("language", interval.language)}</Row>
              </>
            )}
            {interval.branch !== "" && <Row term="Branch">{interval.branch}</Row>}
          </>
        )}
        {session !== null && (
          <>
            <Row
              term={onSite ? "Visit" : interval?.kind === "session" ? "Session" : "Session before"}
            >
              {clockTime(session.startedAt, timeZone, true)} to{" "}
              {clockTime(session.endedAt, timeZone, true)}
            </Row>
            <Row term="It ended because">{endedWords(session.endedBy, onSite)}</Row>
            {session.actor === "agent" && <Row term="Typed by">an agent</Row>}
            <Row term="Sent by">
              {session.deviceName}, {session.client}
            </Row>
            <Row term="Arrived">{instantWords(session.receivedAt, timeZone)}</Row>
            <Row term="In batch">
              <span className="font-mono text-xs break-all">{session.batchId}</span>
            </Row>
          </>
        )}
        {answer.nextStartedAt !== null && (
          <Row term="Next session">{clockTime(answer.nextStartedAt, timeZone, true)}</Row>
        )}
        {answer.others > 0 && (
          <Row term="Overlapped by">
            {answer.others} other {answer.others === 1 ? "session" : "sessions"}, counted once
          </Row>
        )}
      </dl>
    </div>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
