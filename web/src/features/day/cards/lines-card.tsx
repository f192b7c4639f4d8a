import { figures } from "@streakline/shared/activity/counters.ts";
import type { Lines } from "@streakline/shared/stats/stats-answers.ts";
import { groupDigits } from "../../../ui/format/format-duration.ts";
import { Card } from "../../../ui/layout/card.tsx";

/** Lines typed by hand and inserted in large pieces, and other counts. */
export function LinesCard({ lines }: { lines: Lines }) {
  const typed = lines.added + lines.modified;
  const all = typed + lines.inserted;
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
        {figures("day", lines).map(({ label, value }) => (
          <div key={label} className="flex justify-between gap-3">
            <dt className="text-ink-2">{label}</dt>
            <dd className="font-medium">{groupDigits(value)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
