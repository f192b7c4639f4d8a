import type { DayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { DeepWorkCard } from "./deep-work-card.tsx";
import { LinesCard } from "./lines-card.tsx";

/**
 * Deep work and what was written, each where there is any: reading documentation is a block without
 * a line of code.
 */
export function DayWork({ day, hasSites }: { day: DayAnswer; hasSites: boolean }) {
  const { deepWork, lines, secondsTotal } = day;
  const hasCode = secondsTotal > 0 || lines.inserted > 0;
  if (!hasCode && deepWork.length === 0) return null;
  return (
    <div className={`grid gap-4 ${hasCode ? "lg:grid-cols-2" : ""}`}>
      <DeepWorkCard blocks={deepWork} zones={day} hasSites={hasSites} />
      {hasCode && <LinesCard lines={lines} />}
    </div>
  );
}
