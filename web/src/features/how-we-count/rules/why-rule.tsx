import { why } from "@streakline/shared/timeline/why.ts";
import { useState } from "react";
import { Slider } from "../../../ui/forms/field.tsx";
import { Duration } from "../../../ui/format/duration.tsx";
import { clockTime } from "../../../ui/format/format-day.ts";
import { gapsExample, minute } from "../examples.ts";
import { Outcome, Rule } from "../rule.tsx";
import { spans } from "../spans.ts";
import { Strip } from "../strip.tsx";

/** Rule 9 in words, with its example. */
export function WhyRule() {
  return (
    <Rule number={9} title="Why" example={<WhyExample />}>
      <p>
        Every minute can be asked why it counts. Click it on the timeline of a day: the answer names
        the session or gap, the client that sent it, when it arrived, and the rule that decided.
      </p>
    </Rule>
  );
}

function WhyExample() {
  const [at, setAt] = useState(583);
  const rules = { gapMinutes: 15, awayMinutes: 2 };
  const { sessions, result } = gapsExample(rules);
  const answer = why(minute(at), sessions, { startsAt: minute(0), endsAt: minute(1_440) }, rules);
  return (
    <>
      <Strip
        view={{ from: minute(535), to: minute(675) }}
        rows={[{ name: "Counted", spans: spans(result.intervals) }]}
        lines={[minute(at)]}
      />
      <Slider
        label="Ask about the minute"
        value={at}
        min={535}
        max={674}
        text={clockTime(minute(at), "UTC")}
        onChange={setAt}
      />
      <Outcome>
        <strong>{answer.counts ? "It counts." : "It does not count."}</strong> {answer.sentence}{" "}
        Rule {answer.rule}.
        {answer.interval !== null && (
          <>
            {" "}
            It lies in an interval of{" "}
            <Duration seconds={answer.interval.endedAt - answer.interval.startedAt} />.
          </>
        )}
      </Outcome>
    </>
  );
}
