import type { WeightShares } from "@streakline/shared/sites/sites-answers.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Explain } from "../../ui/feedback/explain.tsx";
import { SplitBar } from "../../ui/charts/shares/split-bar.tsx";
import { CLASS_COLOURS, CLASS_WORDS, CLASSES } from "./site-words.ts";

/** The productivity score with its parts: coding and the three weight classes of sites (rule 5). */
export function ProductivityParts({
  score,
  codingSeconds,
  split,
  lit = null,
}: {
  score: number | null;
  codingSeconds: number;
  split: WeightShares;
  lit?: string | null;
}): ReactNode {
  return (
    <div className="grid items-center gap-x-8 gap-y-4 sm:grid-cols-[auto_minmax(0,1fr)]">
      <div>
        <div className="eyebrow">
          <Explain
            title="Productivity score, 0 to 100"
            text={
              "100 × (coding + weighted time on sites) ÷ (coding + time on sites). " +
              "Productive sites count whole, neutral ones half, distracting ones nothing."
            }
            more={
              <Link
                to="/how-we-count"
                hash="rule-5"
                className="font-medium underline decoration-line-strong underline-offset-4"
              >
                Rule 5 of How we count
              </Link>
            }
          >
            Productivity score
          </Explain>
        </div>
        <div
          className="mt-1 text-[1.625rem] leading-8 font-semibold tracking-[-0.03em]"
          data-testid="productivity-score"
        >
          {score === null ? (
            <span className="font-normal text-ink-3">None</span>
          ) : (
            <>
              {score} <span className="text-sm font-medium tracking-normal text-ink-3">of 100</span>
            </>
          )}
        </div>
      </div>
      <SplitBar
        lit={lit}
        parts={[
          { key: "coding", name: "Coding", seconds: codingSeconds, colour: "var(--accent)" },
          ...CLASSES.map((key) => ({
            key,
            name: `${CLASS_WORDS[key].one} sites`,
            note: CLASS_WORDS[key].note,
            seconds: split[key],
            colour: CLASS_COLOURS[key],
          })),
        ]}
      />
    </div>
  );
}
