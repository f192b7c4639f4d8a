import type { Zones } from "@streakline/shared/time/local-hours.ts";
import type { DeepWorkBlock } from "@streakline/shared/stats/stats-answers.ts";
import { weightColour } from "../../../domain/sites/site-words.ts";
import { Card } from "../../../ui/layout/card.tsx";
import { Duration } from "../../../ui/format/duration.tsx";
import { clockTime } from "../../../ui/format/format-day.ts";
import { formatDuration } from "../../../ui/format/format-duration.ts";
import { classes } from "../../../ui/classes.ts";

const ENDED: Record<DeepWorkBlock["endedBecause"], string> = {
  long_interruption: "until a long interruption",
  too_many_interruptions: "until too many interruptions",
  end_of_activity: "until the end",
};

/** The day's blocks of deep work. */
export function DeepWorkCard({
  blocks,
  zones,
  hasSites = false,
}: {
  blocks: readonly DeepWorkBlock[];
  zones: Zones;
  /** With sites recorded, a block names the site that ended it. */
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
                {clockTime(block.startedAt, zones)} – {clockTime(block.endedAt, zones)}
              </span>
              <span
                className={classes(
                  "order-last basis-full text-sm text-ink-2",
                  "sm:order-none sm:min-w-0 sm:flex-1 sm:basis-0",
                )}
              >
                {block.interruptions === 0
                  ? "undisturbed"
                  : `${block.interruptions} short ` +
                    (block.interruptions === 1 ? "interruption" : "interruptions")}
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
  const isMany = endedBecause === "too_many_interruptions";
  const many = isMany ? "many interruptions, the last " : "";
  if (endedBy.kind === "pause")
    return `until ${many}${pauseWords(hasSites, isMany)} ${formatDuration(endedBy.seconds)}`;
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

/** Where no sites are shown, time on a site comes as a pause too: call it an interruption. */
function pauseWords(hasSites: boolean, isMany: boolean): string {
  if (hasSites) return "a pause of";
  return isMany ? "of" : "an interruption of";
}
