import type { FocusScore } from "@streakline/shared/stats/stats-answers.ts";
import { Link } from "@tanstack/react-router";
import { ScoreRing } from "../../../ui/charts/shares/score-ring.tsx";
import { Explain } from "../../../ui/feedback/explain.tsx";
import { classes } from "../../../ui/classes.ts";

/** The focus score as a ring with its three parts beside it. */
export function FocusParts({ focus }: { focus: FocusScore | null }) {
  const parts = [
    { name: "Deep work", value: focus?.deepWork ?? 0, most: 60, note: "" },
    {
      name: "Few switches",
      value: focus?.switches ?? 0,
      most: 25,
      note: focus === null ? "" : `${focus.switchesPerHour.toFixed(1)}/h`,
    },
    { name: "No distraction", value: focus?.calm ?? 0, most: 15, note: "" },
  ];
  return (
    <div className="flex items-center gap-5">
      {focus === null ? (
        <div
          className={classes(
            "flex size-26 shrink-0 items-center justify-center",
            "rounded-full border-[9px] border-sunken text-ink-3",
          )}
        >
          None
        </div>
      ) : (
        <ScoreRing total={focus.total} parts={parts} />
      )}
      <div className="min-w-0 flex-1">
        <div className="eyebrow mb-2">
          <Explain
            title="Focus score, 0 to 100"
            text={
              "60 for the share of active time in deep-work blocks, 25 for few switches " +
              "of project or site category, 15 for the absence of distracting sites."
            }
            more={<RuleLink rule={7} />}
          >
            Focus score
          </Explain>
        </div>
        <dl className="flex flex-col gap-1.5 text-sm">
          {parts.map((part) => (
            <div key={part.name} className="flex items-baseline gap-2">
              <dt className="whitespace-nowrap text-ink-2">{part.name}</dt>
              <dd className="ml-auto whitespace-nowrap">
                {part.note !== "" && (
                  <span className="mr-2 text-ink-3 max-[25rem]:hidden">{part.note}</span>
                )}
                <span className="font-medium">{Math.round(part.value * 10) / 10}</span>{" "}
                <span className="text-ink-3">of {part.most}</span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}

/** The way to the published rule. */
export function RuleLink({ rule }: { rule: number }) {
  return (
    <Link
      to="/how-we-count"
      hash={`rule-${rule}`}
      className="font-medium underline decoration-line-strong underline-offset-4"
    >
      Rule {rule} of How we count
    </Link>
  );
}
