import { useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { Rule } from "./example-parts.tsx";
import {
  AgentsExample,
  DaysExample,
  DeepWorkExample,
  FocusExample,
  GapsExample,
  OnceExample,
  SealedExample,
  ProductiveExample,
  StreakExample,
  WhyExample,
} from "./rule-examples.tsx";

/**
 * The published rule, with examples that the very functions compute that count everybody's time.
 */
export function HowWeCountPage(): ReactNode {
  const hash = useRouterState({ select: (state) => state.location.hash });
  useEffect(() => {
    if (hash !== "") document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  return (
    <div className="pb-8">
      <h1 className="text-[1.625rem] leading-9 font-semibold tracking-[-0.02em]">How we count</h1>
      <p className="mt-2 mb-8 max-w-prose text-ink-2">
        Nine rules decide about every second. The examples are no drawings: they are computed, here
        in your browser, by the same functions that count your time on the server. Move their
        handles.
      </p>
      <Rule
        number={1}
        title="Once"
        example={
          <>
            <OnceExample />
            <hr className="border-line" />
            <SealedExample />
          </>
        }
      >
        <p>
          At any instant you count at most once. Where sessions overlap, in two windows, two editors
          or on two machines, the instant belongs to the session that started last.
        </p>
        <p>So the parts always add up to the total: projects, languages, editors, devices.</p>
        <p>
          Websites, if you let a browser record them, lie on the same line: every second belongs to
          your editor, to one site, or to nothing. Time on a site is shown beside coding time, never
          inside it.
        </p>
        <p>
          Editors and browsers seal what they have every five minutes. That cuts a stretch of work
          into pieces, but it stays one: what counts is when the whole of it began, followed back at
          most 54 minutes. Between two that have both gone on for longer, coding owns the instant.
        </p>
      </Rule>
      <Rule number={2} title="Gaps" example={<GapsExample />}>
        <p>
          A session counts from its start to its end. The gap between two sessions counts too, for
          the earlier one, when it is not longer than your limit: 15 minutes unless you choose
          otherwise.
        </p>
        <p>
          Some gaps say that you were elsewhere. One that began with the window losing focus counts
          only for a short look away, 2 minutes by default. One that began with the screen locked or
          the editor closed never counts. Time on a website is cut out of a gap: it belongs to the
          site.
        </p>
      </Rule>
      <Rule number={3} title="Days" example={<DaysExample />}>
        <p>
          A day is your local day in your time zone. What crosses its start is split there, to the
          second. On the days when clocks change, a day has 23 or 25 hours, and is counted so.
        </p>
        <p>
          If you change the zone or the start of your day, all days are counted again from what was
          recorded.
        </p>
      </Rule>
      <Rule number={4} title="People and agents" example={<AgentsExample />}>
        <p>
          What you type and what an agent or assistant inserts are told apart: large insertions
          without keystrokes, and edits in a window that has no focus.
        </p>
        <p>
          Agents’ time is shown beside yours, never inside your coding time, your streak or a board.
        </p>
      </Rule>
      <Rule number={5} title="Productive and distracting" example={<ProductiveExample />}>
        <p>
          Every site belongs to a category of a shipped list, and each category has a weight:
          productive 1, neutral ½, distracting 0. You may set another category or weight for any
          site, on the page Sites; it then holds for all days, also those behind you. A site that no
          list knows is neutral until you say.
        </p>
        <p>
          The productivity score of a day is 100 × (coding + weighted time on sites) ÷ (coding +
          time on sites).
        </p>
      </Rule>
      <Rule number={6} title="Deep work" example={<DeepWorkExample />}>
        <p>
          A block of coding and productive sites of at least 25 minutes in which no interruption
          lasts two minutes or more, and all interruptions together are at most a tenth of it.
        </p>
        <p>
          An interruption is a gap, or a neutral or distracting site. Reading documentation is work.
          Each block tells what ended it: the site that took most of the time until you went on.
        </p>
      </Rule>
      <Rule number={7} title="Focus score" example={<FocusExample />}>
        <p>
          From 0 to 100, in three parts that are always shown: 60 for the share of active time
          inside deep-work blocks, 25 for few changes of project or of the category of site (all of
          it at 6 an hour or fewer, none at 30), and 15 for the absence of distracting sites.
        </p>
        <p>
          Active time is coding and productive sites. To and fro between the editor and
          documentation is no change: only another project, or another category after the last site,
          is one.
        </p>
      </Rule>
      <Rule number={8} title="Streak" example={<StreakExample />}>
        <p>
          Consecutive days that reach the minimum, 15 minutes by default. Today may still be open:
          it breaks nothing until it is over.
        </p>
        <p>A streak has no upper limit, and survives travel across time zones.</p>
      </Rule>
      <Rule number={9} title="Why" example={<WhyExample />}>
        <p>
          Every minute can be asked why it counts. Click it on the timeline of a day: the answer
          names the session or gap, the client that sent it, when it arrived, and the rule that
          decided.
        </p>
      </Rule>
    </div>
  );
}
