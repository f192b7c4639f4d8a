import type { Zones } from "@streakline/shared/time/local-hours.ts";
import type { WhyAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { Link } from "@tanstack/react-router";
import { Check, X } from "lucide-react";
import type { ReactNode } from "react";
import { nameOf } from "../../../domain/names/names.ts";
import { categoryName, weightWords } from "../../../domain/sites/site-words.ts";
import { clockTime, instantWords } from "../../../ui/format/format-day.ts";
import { endedWords, verdictWords } from "./why-words.ts";
import { classes } from "../../../ui/classes.ts";

/** Whether a minute counts, the rule that decided, and the session or visit it rests on. */
export function WhyDetails({ answer, zones }: { answer: WhyAnswer; zones: Zones }) {
  const { counts, interval, session, nextStartedAt, others } = answer;
  return (
    <div className="flex flex-col gap-4">
      <p
        className={`flex items-center gap-2 font-semibold ${counts ? "text-accent" : "text-ink-2"}`}
      >
        {counts ? <Check size={17} aria-hidden="true" /> : <X size={17} aria-hidden="true" />}
        {verdictWords(counts, interval?.kind ?? null)}
      </p>
      <p>
        {answer.sentence}{" "}
        <Link
          to="/how-we-count"
          hash={`rule-${answer.rule}`}
          className={classes(
            "font-medium whitespace-nowrap underline",
            "decoration-line-strong underline-offset-4",
          )}
        >
          Rule {answer.rule}
        </Link>
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        {interval !== null && (
          <IntervalRows interval={interval} stretch={answer.stretch ?? interval} zones={zones} />
        )}
        {session !== null && (
          <SessionRows session={session} kind={interval?.kind ?? null} zones={zones} />
        )}
        <Row term="Time zone">{answer.timeZone}</Row>
        {nextStartedAt !== null && (
          <Row term="Next session">{clockTime(nextStartedAt, zones, true)}</Row>
        )}
        {others > 0 && (
          <Row term="Overlapped by">
            {others} other {others === 1 ? "session" : "sessions"}, counted once
          </Row>
        )}
      </dl>
    </div>
  );
}

type CountedInterval = NonNullable<WhyAnswer["interval"]>;

function IntervalRows({
  interval,
  stretch,
  zones,
}: {
  interval: CountedInterval;
  stretch: Pick<CountedInterval, "startedAt" | "endedAt">;
  zones: Zones;
}) {
  return (
    <>
      <Row term="Counted as">
        {clockTime(stretch.startedAt, zones, true)} to {clockTime(stretch.endedAt, zones, true)}
      </Row>
      {interval.kind === "site" ? (
        <SiteRows interval={interval} />
      ) : (
        <>
          <Row term="Project">{nameOf("project", interval.project)}</Row>
          <Row term="Language">{nameOf("language", interval.language)}</Row>
        </>
      )}
      {interval.branch !== "" && <Row term="Branch">{interval.branch}</Row>}
    </>
  );
}

function SiteRows({
  interval: { domain = "", category = "uncategorised", weight = 0.5 },
}: {
  interval: CountedInterval;
}) {
  return (
    <>
      <Row term="Site">
        {domain === "" ? (
          <span className="text-ink-2">no longer kept for this day</span>
        ) : (
          <span className="break-all">{domain}</span>
        )}
      </Row>
      <Row term="Category">
        {categoryName(category)}, {weightWords(weight)}
      </Row>
    </>
  );
}

const SESSION_TERMS = { site: "Visit", session: "Session", gap: "Session before" } as const;

function SessionRows({
  session,
  kind,
  zones,
}: {
  session: NonNullable<WhyAnswer["session"]>;
  /** Kind of the interval that the minute lies in; null where nothing counts. */
  kind: CountedInterval["kind"] | null;
  zones: Zones;
}) {
  return (
    <>
      <Row term={SESSION_TERMS[kind ?? "gap"]}>
        {clockTime(session.startedAt, zones, true)} to {clockTime(session.endedAt, zones, true)}
      </Row>
      <Row term="It ended because">{endedWords(session.endedBy, kind === "site")}</Row>
      {session.actor === "agent" && <Row term="Typed by">an agent</Row>}
      <Row term="Sent by">
        {session.deviceName}, {session.client}
      </Row>
      <Row term="Arrived">{instantWords(session.receivedAt, zones)}</Row>
      <Row term="Delivery">
        <span className="font-mono text-xs break-all">{session.batchId}</span>
      </Row>
    </>
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
