import type { DayAnswer, DeepWorkBlock, Lines } from "@streakline/shared/stats/stats-answers.ts";
import { weightColour } from "../../../domain/sites/site-words.ts";
import { Card } from "../../../ui/layout/card.tsx";
import { Duration } from "../../../ui/format/duration.tsx";
import { clockTime } from "../../../ui/format/format-day.ts";
import { formatDuration, groupDigits } from "../../../ui/format/format-duration.ts";

const ENDED: Record<DeepWorkBlock["endedBecause"], string> = {
  long_interruption: "until a long interruption",
  too_many_interruptions: "until too many interruptions",
  end_of_activity: "until the end",
};

/**
 * Deep work and what was written; each where there is any: 40 minutes of documentation are a block
 * without a line of code.
 */
export function DayWork({ day, hasSites }: { day: DayAnswer; hasSites: boolean }) {
  const { deepWork, lines, secondsTotal, timeZone } = day;
  const hasCode = secondsTotal > 0 || lines.inserted > 0;
  if (!hasCode && deepWork.length === 0) return null;
  return (
    <div className={`grid gap-4 ${hasCode ? "lg:grid-cols-2" : ""}`}>
      <DeepWorkCard blocks={deepWork} timeZone={timeZone} hasSites={hasSites} />
      {hasCode && <LinesCard lines={lines} />}
    </div>
  );
}

/** The day's blocks of deep work. */
export function DeepWorkCard({
  blocks,
  timeZone,
  hasSites = false,
}: {
  blocks: readonly DeepWorkBlock[];
  timeZone: string;
  /** Where sites are recorded too, a block names the one that ended it. */
  hasSites?: boolean;
}) {
  return (
    <Card title="Deep work">
      {blocks.length === 0 ? (
        <p className="text-ink-2">
          No block of 25 minutes yet. Interruptions shorter than two minutes do not break one.
        </p>
      ) : (
        <ol className="flex flex-col divide-y divide-line">
          {blocks.map((block) => (
            <li
              key={block.startedAt}
              className="flex flex-wrap items-baseline gap-x-4 py-2 first:pt-0 last:pb-0"
            >
              <span className="w-26 shrink-0 font-medium whitespace-nowrap">
                {clockTime(block.startedAt, timeZone)} – {clockTime(block.endedAt, timeZone)}
              </span>
              <span className="order-last basis-full text-sm text-ink-2 sm:order-none sm:min-w-0 sm:flex-1 sm:basis-0">
                {block.interruptions === 0
                  ? "undisturbed"
                  : `${block.interruptions} short ${block.interruptions === 1 ? "interruption" : "interruptions"}`}
                , <EndedBy block={block} hasSites={hasSites} />
              </span>
              <Duration seconds={block.secondsActive} className="ml-auto font-medium" />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function EndedBy({ block, hasSites }: { block: DeepWorkBlock; hasSites: boolean }) {
  const { endedBy, endedBecause } = block;
  if (endedBy == null || (endedBy.kind === "site" && !hasSites)) return ENDED[endedBecause];
  const many = endedBecause === "too_many_interruptions" ? "many interruptions, the last " : "";
  // Where no site is told, also time on one is a pause in the answer.
  if (endedBy.kind === "pause")
    return `until ${many}${hasSites ? "a pause of" : many === "" ? "an interruption of" : "of"} ${formatDuration(endedBy.seconds)}`;
  return (
    <>
      {`until ${many}`}
      <span className="font-medium break-all text-ink">
        <span
          aria-hidden="true"
          className="mr-1 ml-0.5 inline-block size-2 rounded-[2px]"
          style={{ background: weightColour(endedBy.weight) }}
        />
        {endedBy.domain}
      </span>
      , {formatDuration(endedBy.seconds)}
    </>
  );
}

/** What was written: typed by hand against inserted in large pieces. */
export function LinesCard({ lines }: { lines: Lines }) {
  const typed = lines.added + lines.modified;
  const all = typed + lines.inserted;
  const rows = [
    ["Lines added", lines.added],
    ["Lines changed", lines.modified],
    ["Lines deleted", lines.deleted],
    ["Keystrokes", lines.keystrokes],
    ["Files changed", lines.filesModified],
    ["Commits", lines.gitCommits],
    ["Breakpoints hit", lines.breakpointsHit],
  ] as const;
  return (
    <Card title="What was written">
      <div className="flex justify-between gap-4 text-sm">
        <span>
          Typed <span className="font-semibold">{groupDigits(typed)}</span>
        </span>
        <span>
          Inserted <span className="font-semibold">{groupDigits(lines.inserted)}</span>
        </span>
      </div>
      <div
        aria-hidden="true"
        className="mt-1.5 mb-4 flex h-2 gap-0.5 overflow-hidden rounded-full bg-sunken"
      >
        {all > 0 && <div className="bg-accent" style={{ width: `${(typed / all) * 100}%` }} />}
        {all > 0 && <div className="flex-1 bg-line-strong" />}
      </div>
      <dl className="grid grid-cols-2 gap-x-8 gap-y-1.5 text-sm">
        {rows.map(([term, value]) => (
          <div key={term} className="flex justify-between gap-3">
            <dt className="text-ink-2">{term}</dt>
            <dd className="font-medium">{groupDigits(value)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
