import type { PulledOutAnswer } from "@streakline/shared/sites/sites-answers.ts";
import { Duration } from "../../ui/format/duration.tsx";
import { categoryName, domainName, weightColour } from "./site-words.ts";

/** The sites that interrupted or ended deep work, most time first. */
export function PulledOutList({
  rows,
  hadBlocks,
  limit = 10,
}: {
  rows: PulledOutAnswer["sites"];
  hadBlocks: boolean;
  limit?: number;
}) {
  if (rows.length === 0) {
    return (
      <p className="text-ink-2">
        {hadBlocks
          ? "No site interrupted your deep work."
          : "There was no deep work: a block takes 25 minutes without a long interruption."}
      </p>
    );
  }
  const list = (part: PulledOutAnswer["sites"]) =>
    part.map(({ domain, category, weight, count, blocksEnded, seconds }) => (
      <li key={domain} className="flex items-baseline gap-3 py-2 first:pt-0 last:pb-0">
        <span
          aria-hidden="true"
          className="size-2.5 shrink-0 rounded-[3px]"
          style={{ background: weightColour(weight) }}
        />
        <span className="min-w-0 flex-1">
          <span className="font-medium break-all">{domainName(domain)}</span>{" "}
          <span className="text-sm text-ink-3">{categoryName(category)}</span>
          <span className="block text-sm text-ink-2">{pulledWords(count, blocksEnded)}</span>
        </span>
        <Duration seconds={seconds} className="font-medium" />
      </li>
    ));
  return (
    <>
      <ol className="flex flex-col divide-y divide-line">{list(rows.slice(0, limit))}</ol>
      {rows.length > limit && (
        <details className="mt-2 text-sm">
          <summary className="w-max rounded-sm text-ink-2 hover:text-ink">
            {rows.length - limit} more
          </summary>
          <ol className="mt-2 flex flex-col divide-y divide-line">{list(rows.slice(limit))}</ol>
        </details>
      )}
    </>
  );
}

/** @example pulledWords(3, 1) // "3 visits, ended 1 block of deep work" */
export function pulledWords(count: number, blocksEnded: number): string {
  const visits = `${count} ${count === 1 ? "visit" : "visits"}`;
  if (blocksEnded === 0) return `${visits}, none ended a block`;
  return `${visits}, ended ${blocksEnded} ${blocksEnded === 1 ? "block" : "blocks"} of deep work`;
}
