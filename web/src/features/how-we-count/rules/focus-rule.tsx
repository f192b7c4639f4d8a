import { useState } from "react";
import { ScoreRing } from "../../../ui/charts/shares/score-ring.tsx";
import { Slider } from "../../../ui/forms/field.tsx";
import { focusExample } from "../examples.ts";
import { Outcome, Rule } from "../rule.tsx";

/** Rule 7 in words, with its example. */
export function FocusRule() {
  return (
    <Rule number={7} title="Focus score" example={<FocusExample />}>
      <p>
        From 0 to 100, in three parts that are always shown: 60 for the share of active time inside
        deep-work blocks, 25 for few changes of project or of the category of site (all of it at 6
        an hour or fewer, none at 30), and 15 for the absence of distracting sites.
      </p>
      <p>
        Active time is coding and productive sites. Going back and forth between the editor and
        documentation is no change: only another project, or another category after the last site,
        is one.
      </p>
    </Rule>
  );
}

function FocusExample() {
  const [switches, setSwitches] = useState(10);
  const [distraction, setDistraction] = useState(20);
  const focus = focusExample(switches, distraction);
  if (focus === null) return null;
  const parts = [
    { name: "Deep work", value: focus.deepWork, most: 60 },
    { name: "Few switches", value: focus.switches, most: 25 },
    { name: "No distraction", value: focus.calm, most: 15 },
  ];
  return (
    <>
      <div className="flex items-center gap-6">
        <ScoreRing total={focus.total} parts={parts} />
        <div className="flex min-w-0 flex-1 flex-col gap-3">
          <Slider
            label="Changes of project or category an hour"
            value={switches}
            min={0}
            max={40}
            text={String(switches)}
            onChange={setSwitches}
          />
          <Slider
            label="Distracting sites beside"
            value={distraction}
            min={0}
            max={120}
            step={5}
            text={`${distraction} min`}
            onChange={setDistraction}
          />
        </div>
      </div>
      <Outcome>
        Two hours of coding score <strong>{focus.total}</strong>:{" "}
        {parts
          .map(({ name, value, most }) => `${name.toLowerCase()} ${value} of ${most}`)
          .join(", ")}
        .
      </Outcome>
    </>
  );
}
