import { secondsOf } from "@streakline/shared/stats/totals.ts";
import { useState } from "react";
import { Slider } from "../../../ui/forms/field.tsx";
import { formatDuration } from "../../../ui/format/format-duration.ts";
import { agentExample, minute } from "../examples.ts";
import { Outcome, Rule } from "../rule.tsx";
import { spans } from "../spans.ts";
import { Strip } from "../strip.tsx";

/** Rule 4 in words, with its example. */
export function AgentsRule() {
  return (
    <Rule number={4} title="People and agents" example={<AgentsExample />}>
      <p>
        What you type and what an agent or assistant inserts are told apart: large insertions
        without keystrokes, and edits in a window that has no focus.
      </p>
      <p>
        Agents’ time is shown beside yours, never inside your coding time, your streak or a board.
      </p>
    </Rule>
  );
}

function AgentsExample() {
  const [agentMinutes, setAgentMinutes] = useState(18);
  const { result } = agentExample(agentMinutes);
  return (
    <>
      <Strip
        view={{ from: minute(595), to: minute(665) }}
        rows={[
          { name: "You", spans: spans(result.intervals) },
          {
            name: "Agents",
            spans: result.agent.map(({ startedAt, endedAt }) => ({
              from: startedAt,
              to: endedAt,
              colour: "",
              kind: "agent" as const,
            })),
          },
        ]}
      />
      <Slider
        label="An agent works alone for"
        value={agentMinutes}
        min={0}
        max={25}
        text={`${agentMinutes} min`}
        onChange={setAgentMinutes}
      />
      <Outcome>
        Coding time <strong>{formatDuration(secondsOf(result.intervals))}</strong>, and beside it
        agents <strong>{formatDuration(secondsOf(result.agent))}</strong>.
      </Outcome>
    </>
  );
}
