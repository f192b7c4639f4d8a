import type { DayAnswer, Lines } from "@streakline/shared/stats/stats-answers.ts";
import type { ReactNode } from "react";
import { BigDuration, Duration } from "../../../ui/format/duration.tsx";
import { Explain } from "../../../ui/feedback/explain.tsx";
import { exactDuration, groupDigits } from "../../../ui/format/format-duration.ts";
import { FocusParts, RuleLink } from "./focus-parts.tsx";
import { classes } from "../../../ui/classes.ts";

/** The figures of a day: coding time, agent time, deep work, lines, streak and focus. */
export function DayFigures({
  day,
  asOf,
  children,
}: {
  day: DayAnswer;
  /** When figures that were kept offline were seen; null while the server answers. */
  asOf: string | null;
  /**
   * What stands below the figures over the whole width: the productivity score, where sites are
   * recorded.
   */
  children?: ReactNode;
}) {
  const hasSites = children !== undefined;
  const isEmpty = day.secondsTotal === 0 && day.agentSeconds === 0 && !hasSites;
  return (
    <section
      aria-label="The day in figures"
      className={classes(
        "card grid gap-x-8 gap-y-6 p-4 sm:p-5 md:grid-cols-2",
        "lg:grid-cols-[minmax(15rem,1fr)_minmax(17rem,1.15fr)_minmax(19rem,1.25fr)]",
      )}
    >
      <CodingTime day={day} asOf={asOf} />
      {!isEmpty && (
        <dl
          className={classes(
            "grid grid-cols-[auto_minmax(0,1fr)] content-start",
            "gap-x-6 gap-y-4 md:border-l md:border-line md:pl-8",
          )}
        >
          <AgentTime seconds={day.agentSeconds} />
          <DeepWork day={day} hasSites={hasSites} />
          <TypedLines lines={day.lines} />
          <Streak days={day.streakDays} />
        </dl>
      )}
      {!isEmpty && (
        <div className="md:col-span-2 lg:col-span-1 lg:border-l lg:border-line lg:pl-8">
          <FocusParts focus={day.focus} />
        </div>
      )}
      {hasSites && (
        <div className="border-t border-line pt-5 md:col-span-2 lg:col-span-3">{children}</div>
      )}
    </section>
  );
}

function CodingTime({ day, asOf }: { day: DayAnswer; asOf: string | null }) {
  return (
    <div className="flex flex-col gap-1">
      <div className="eyebrow">
        <Explain
          title={exactDuration(day.secondsTotal)}
          text={
            "Sessions and the short gaps between them. Every instant counts once, " +
            "in however many windows and on however many machines you work."
          }
          more={<RuleLink rule={1} />}
        >
          Coding time
        </Explain>
      </div>
      <div data-testid="day-total">
        <BigDuration seconds={day.secondsTotal} />
      </div>
      <p className="min-h-5 text-sm text-ink-3" role="status">
        {freshness(asOf, day)}
      </p>
    </div>
  );
}

function freshness(
  asOf: string | null,
  { pending, refusal }: Pick<DayAnswer, "pending" | "refusal">,
): string {
  if (asOf !== null) return `As of ${asOf}`;
  if (pending) return "New minutes are being added…";
  return refusal ?? "";
}

function AgentTime({ seconds }: { seconds: number }) {
  return (
    <Small
      title="Agents and assistants"
      text={
        "Time in which an agent worked in an unfocused window. " +
        "It stands beside coding time and is never part of it."
      }
      rule={4}
      term="Agent time (not counted)"
    >
      <Duration seconds={seconds} />
    </Small>
  );
}

function DeepWork({ day, hasSites }: { day: DayAnswer; hasSites: boolean }) {
  const activity = hasSites ? " of coding and productive sites" : "";
  return (
    <Small
      title="Deep work"
      text={`Blocks of at least 25 minutes${activity} without an interruption of two minutes or more.`}
      rule={6}
      term="Deep work"
    >
      <Duration seconds={day.deepWork.reduce((sum, block) => sum + block.secondsActive, 0)} />
    </Small>
  );
}

function TypedLines({ lines }: { lines: Lines }) {
  return (
    <Small
      title="Typed and inserted"
      text={
        `${groupDigits(lines.added)} lines added and ${groupDigits(lines.modified)} ` +
        `changed by typing; ${groupDigits(lines.inserted)} inserted in large ` +
        "pieces, by a paste, a completion or an assistant."
      }
      rule={4}
      term="Lines typed / inserted"
    >
      {groupDigits(lines.added + lines.modified)}{" "}
      <span className="text-ink-3">/ {groupDigits(lines.inserted)}</span>
    </Small>
  );
}

function Streak({ days }: { days: number }) {
  return (
    <Small
      title="Streak"
      text="Consecutive days with at least 15 minutes. Today may still be open."
      rule={8}
      term="Streak"
    >
      {groupDigits(days)} {days === 1 ? "day" : "days"}
    </Small>
  );
}

/** A small figure; its term opens an explanation with the way to the rule. */
function Small({
  term,
  title,
  text,
  rule,
  children,
}: {
  term: string;
  title: string;
  text: string;
  rule: number;
  children: ReactNode;
}) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <dt className="eyebrow whitespace-nowrap">
        <Explain title={title} text={text} more={<RuleLink rule={rule} />}>
          {term}
        </Explain>
      </dt>
      <dd className="text-lg font-semibold whitespace-nowrap">{children}</dd>
    </div>
  );
}
