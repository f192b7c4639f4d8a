import type { DayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import type { ReactNode } from "react";
import { BigDuration, Duration } from "../../../ui/format/duration.tsx";
import { Explain } from "../../../ui/feedback/explain.tsx";
import { exactDuration, groupDigits } from "../../../ui/format/format-duration.ts";
import { FocusParts, RuleLink } from "./focus-parts.tsx";

/** The figures of a day: total, what lies beside it, and how it was worked. */
export function DayFigures({
  day,
  asOf,
  children,
}: {
  day: DayAnswer;
  asOf: string | null;
  /**
   * What stands below the figures over the whole width: the productivity score, where sites are
   * recorded.
   */
  children?: ReactNode;
}) {
  const { lines } = day;
  const isEmpty = day.secondsTotal === 0 && day.agentSeconds === 0 && children === undefined;
  const deepSeconds = day.deepWork.reduce((sum, block) => sum + block.secondsActive, 0);
  return (
    <section
      aria-label="The day in figures"
      className="card grid gap-x-8 gap-y-6 p-4 sm:p-5 md:grid-cols-2 lg:grid-cols-[minmax(15rem,1fr)_minmax(17rem,1.15fr)_minmax(19rem,1.25fr)]"
    >
      <div className="flex flex-col gap-1">
        <div className="eyebrow">
          <Explain
            title={exactDuration(day.secondsTotal)}
            text="Sessions and the short gaps between them, every instant once, whatever the number of windows and machines."
            more={<RuleLink rule={1} />}
          >
            Coding time
          </Explain>
        </div>
        <div data-testid="day-total">
          <BigDuration seconds={day.secondsTotal} />
        </div>
        <p className="min-h-5 text-sm text-ink-3" role="status">
          {asOf !== null ? `As of ${asOf}` : day.pending ? "New minutes are being added…" : ""}
        </p>
      </div>
      {!isEmpty && (
        <dl className="grid grid-cols-2 content-start gap-x-6 gap-y-4 md:border-l md:border-line md:pl-8">
          <Small
            term={
              <Explain
                title="Agents and assistants"
                text="Time in which an agent worked in an unfocused window. It stands beside coding time, never inside it."
                more={<RuleLink rule={4} />}
              >
                Agents, beside
              </Explain>
            }
          >
            <Duration seconds={day.agentSeconds} />
          </Small>
          <Small
            term={
              <Explain
                title="Deep work"
                text={
                  children === undefined
                    ? "Blocks of at least 25 minutes without an interruption of two minutes or more."
                    : "Blocks of at least 25 minutes of coding and productive sites without an interruption of two minutes or more."
                }
                more={<RuleLink rule={6} />}
              >
                Deep work
              </Explain>
            }
          >
            <Duration seconds={deepSeconds} />
          </Small>
          <Small
            term={
              <Explain
                title="Typed against inserted"
                text={`${groupDigits(lines.added)} lines added and ${groupDigits(lines.modified)} changed by typing; ${groupDigits(lines.inserted)} came in large pieces: paste, completion, assistant.`}
                more={<RuleLink rule={4} />}
              >
                Lines typed / inserted
              </Explain>
            }
          >
            {groupDigits(lines.added + lines.modified)}{" "}
            <span className="text-ink-3">/ {groupDigits(lines.inserted)}</span>
          </Small>
          <Small
            term={
              <Explain
                title="Streak"
                text="Consecutive days with at least 15 minutes. Today may still be open."
                more={<RuleLink rule={8} />}
              >
                Streak
              </Explain>
            }
          >
            {groupDigits(day.streakDays)} {day.streakDays === 1 ? "day" : "days"}
          </Small>
        </dl>
      )}
      {!isEmpty && (
        <div className="md:col-span-2 lg:col-span-1 lg:border-l lg:border-line lg:pl-8">
          <FocusParts focus={day.focus} />
        </div>
      )}
      {children !== undefined && (
        <div className="border-t border-line pt-5 md:col-span-2 lg:col-span-3">{children}</div>
      )}
    </section>
  );
}

function Small({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <dt className="eyebrow">{term}</dt>
      <dd className="text-lg font-semibold whitespace-nowrap">{children}</dd>
    </div>
  );
}
