import { useState } from "react";
import { Choice } from "../../../ui/forms/choice.tsx";
import { Slider } from "../../../ui/forms/field.tsx";
import { exactDuration, formatDuration } from "../../../ui/format/format-duration.ts";
import { deepWorkExample, EXAMPLE_SITES, type Interrupter, minute } from "../examples.ts";
import { Outcome, Rule } from "../rule.tsx";
import { spans } from "../spans.ts";
import { Strip } from "../strip.tsx";

/** Rule 6 in words, with its example. */
export function DeepWorkRule() {
  return (
    <Rule number={6} title="Deep work" example={<DeepWorkExample />}>
      <p>
        A block of coding and productive sites of at least 25 minutes in which no interruption lasts
        two minutes or more, and all interruptions together are at most a tenth of it. A block
        starts with the earliest activity that can carry one, and is as long as possible.
      </p>
      <p>
        Reading documentation is work, and a pause of up to five minutes in front of the editor is
        thinking: both belong to the block. Everything else is an interruption: time away, even
        where it counts as coding, a locked screen, a closed editor, a longer pause, and neutral and
        distracting sites. Each block tells what ended it: the site that took most of the time until
        you went on.
      </p>
    </Rule>
  );
}

function DeepWorkExample() {
  const [seconds, setSeconds] = useState(60);
  const [by, setBy] = useState<Interrupter>("video");
  const { intervals, blocks } = deepWorkExample(seconds, by);
  const ended = blocks[0]?.endedBy;
  return (
    <>
      <Strip
        view={{ from: minute(595), to: minute(665) }}
        rows={[
          { name: "Activity", spans: spans(intervals) },
          {
            name: "Deep work",
            spans: blocks.map(({ startedAt, endedAt }) => ({
              from: startedAt,
              to: endedAt,
              colour: "var(--accent)",
            })),
          },
        ]}
      />
      <Choice
        label="What interrupts"
        value={by}
        options={[
          { value: "video", label: "A video" },
          { value: "documentation", label: "Documentation" },
          { value: "thinking", label: "Thinking" },
          { value: "away", label: "Another window" },
          { value: "lock", label: "A locked screen" },
        ]}
        onChange={setBy}
      />
      <Slider
        label={LABELS[by] ?? "An interruption of"}
        value={seconds}
        min={0}
        max={600}
        step={5}
        text={exactDuration(seconds)}
        onChange={setSeconds}
      />
      <Outcome>
        {blocks.length === 1 ? "One block" : `${blocks.length} blocks`}, together{" "}
        <strong>
          {formatDuration(blocks.reduce((sum, block) => sum + block.secondsActive, 0))}
        </strong>{" "}
        of deep work
        {ended?.kind === "site" && <>, the first ended by {EXAMPLE_SITES.video.domain}</>}.
      </Outcome>
    </>
  );
}

const LABELS: Partial<Record<Interrupter, string>> = {
  documentation: "It is read for",
  thinking: "A pause in front of the editor of",
};
