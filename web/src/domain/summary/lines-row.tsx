import { figures } from "@streakline/shared/activity/counters.ts";
import type { Lines } from "@streakline/shared/stats/stats-answers.ts";
import { groupDigits } from "../../ui/format/format-duration.ts";

/** Lines, keystrokes and commits of a range. */
export function LinesRow({ lines }: { lines: Lines }) {
  return (
    <section aria-label="What was written" className="card p-4 sm:p-5">
      <dl className="grid grid-cols-2 gap-x-8 gap-y-4 sm:grid-cols-5">
        {figures("range", lines).map(({ label, value }) => (
          <div key={label}>
            <dt className="eyebrow">{label}</dt>
            <dd className="text-lg font-semibold">{groupDigits(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
