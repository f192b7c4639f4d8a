import { productivityScore, SITE_WEIGHTS } from "@streakline/shared/stats/productivity-score.ts";
import { useState } from "react";
import { Slider } from "../../../ui/forms/field.tsx";
import { formatDuration } from "../../../ui/format/format-duration.ts";
import { Outcome, Rule } from "../rule.tsx";

/** Rule 5 in words, with its example. */
export function ProductiveRule() {
  return (
    <Rule number={5} title="Productive and distracting" example={<ProductiveExample />}>
      <p>
        Every site belongs to a category of a shipped list, and each category has a weight:
        productive 1, neutral ½, distracting 0. You may set another category or weight for any site,
        on the page Sites; it then holds for all days, also those behind you. A site that no list
        knows is neutral until you say.
      </p>
      <p>
        The productivity score of a day is 100 × (coding + weighted time on sites) ÷ (coding + time
        on sites).
      </p>
    </Rule>
  );
}

function ProductiveExample() {
  const [coding, setCoding] = useState(180);
  const [productive, setProductive] = useState(30);
  const [neutral, setNeutral] = useState(30);
  const [distracting, setDistracting] = useState(30);
  const score = productivityScore(coding * 60, [
    { seconds: productive * 60, weight: SITE_WEIGHTS.productive },
    { seconds: neutral * 60, weight: SITE_WEIGHTS.neutral },
    { seconds: distracting * 60, weight: SITE_WEIGHTS.distracting },
  ]);
  return (
    <>
      <Slider
        label="Coding"
        value={coding}
        min={0}
        max={480}
        step={15}
        text={formatDuration(coding * 60)}
        onChange={setCoding}
      />
      <Slider
        label="Productive sites"
        value={productive}
        min={0}
        max={240}
        step={15}
        text={formatDuration(productive * 60)}
        onChange={setProductive}
      />
      <Slider
        label="Neutral sites"
        value={neutral}
        min={0}
        max={240}
        step={15}
        text={formatDuration(neutral * 60)}
        onChange={setNeutral}
      />
      <Slider
        label="Distracting sites"
        value={distracting}
        min={0}
        max={240}
        step={15}
        text={formatDuration(distracting * 60)}
        onChange={setDistracting}
      />
      <Outcome>
        {score === null ? (
          "A day without either has no score."
        ) : (
          <>
            The day scores <strong>{score}</strong> of 100.
          </>
        )}
      </Outcome>
    </>
  );
}
