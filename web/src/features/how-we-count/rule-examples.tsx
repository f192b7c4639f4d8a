import { why } from "@streakline/shared/timeline/why.ts";
import { productivityScore, SITE_WEIGHTS } from "@streakline/shared/stats/productivity-score.ts";
import { streak } from "@streakline/shared/stats/streak.ts";
import { secondsOf } from "@streakline/shared/stats/totals.ts";
import { addDays, weekdayOf } from "@streakline/shared/time/days.ts";
import { useState } from "react";
import { ScoreRing } from "../../ui/charts/score-ring.tsx";
import { Duration } from "../../ui/format/duration.tsx";
import { weightColour } from "../../domain/sites/site-words.ts";
import { Choice } from "../../ui/forms/choice.tsx";
import { Slider } from "../../ui/forms/field.tsx";
import { clockTime, mediumDay } from "../../ui/format/format-day.ts";
import { exactDuration, formatDuration } from "../../ui/format/format-duration.ts";
import { Outcome, Strip, type StripRow } from "./example-parts.tsx";
import {
  agentExample,
  DAY,
  daysExample,
  deepWorkExample,
  EXAMPLE_SITES,
  focusExample,
  gapsExample,
  type Interrupter,
  minute,
  onceExample,
  sealedExample,
} from "./examples.ts";

const COLOURS: Readonly<Record<string, string>> = { web: "var(--slot-0)", api: "var(--slot-4)" };
const colourOf = (project: string) => COLOURS[project] ?? "var(--slot-other)";
const spans = (
  pieces: readonly {
    startedAt: number;
    endedAt: number;
    project?: string;
    weight?: number | undefined;
    kind?: "session" | "gap" | "site" | "coding" | "website";
  }[],
): StripRow["spans"] =>
  pieces.map(({ startedAt, endedAt, project = "", weight, kind }) => ({
    from: startedAt,
    to: endedAt,
    colour: weight === undefined ? colourOf(project) : weightColour(weight),
    ...(kind === undefined ? {} : { kind }),
  }));

export function OnceExample() {
  const [startsAfter, setStartsAfter] = useState(12);
  const { sessions, result, recordedSeconds, countedSeconds } = onceExample(startsAfter);
  return (
    <>
      <Strip
        view={{ from: minute(595), to: minute(665) }}
        rows={[
          { name: "Window 1", spans: spans(sessions.slice(0, 1)) },
          { name: "Window 2", spans: spans(sessions.slice(1)) },
          { name: "Counted", spans: spans(result.intervals) },
        ]}
      />
      <Slider
        label="The second window starts at"
        value={startsAfter}
        min={0}
        max={40}
        text={clockTime(minute(600 + startsAfter), "UTC")}
        onChange={setStartsAfter}
      />
      <Outcome>
        Recorded {formatDuration(recordedSeconds)} in two windows, counted{" "}
        <strong>{exactDuration(countedSeconds)}</strong>.
      </Outcome>
    </>
  );
}

export function SealedExample() {
  const [opensAfter, setOpensAfter] = useState(12);
  const { coding, visit, result } = sealedExample(opensAfter);
  return (
    <>
      <Strip
        view={{ from: minute(595), to: minute(665) }}
        rows={[
          { name: "Editor", spans: spans(coding) },
          { name: "Site", spans: spans([visit]) },
          { name: "Counted", spans: spans([...result.intervals, ...result.sites]) },
        ]}
      />
      <Slider
        label="Documentation is opened at"
        value={opensAfter}
        min={1}
        max={40}
        text={clockTime(minute(600 + opensAfter), "UTC")}
        onChange={setOpensAfter}
      />
      <Outcome>
        Coding <strong>{formatDuration(secondsOf(result.intervals))}</strong>, the site{" "}
        <strong>{formatDuration(secondsOf(result.sites))}</strong>. The editor sealed its work every
        five minutes; that gives it nothing back of what the site owns.
      </Outcome>
    </>
  );
}

export function GapsExample() {
  const [gapMinutes, setGapMinutes] = useState(15);
  const [awayMinutes, setAwayMinutes] = useState(2);
  const [siteMinutes, setSiteMinutes] = useState(0);
  const { sessions, result, countedSeconds } = gapsExample(
    { gapMinutes, awayMinutes },
    siteMinutes,
  );
  return (
    <>
      <Strip
        view={{ from: minute(535), to: minute(675) }}
        rows={[
          { name: "Sessions", spans: spans(sessions) },
          { name: "Counted", spans: spans([...result.intervals, ...result.sites]) },
        ]}
      />
      <Slider
        label="A gap counts up to"
        value={gapMinutes}
        min={2}
        max={60}
        text={`${gapMinutes} min`}
        onChange={setGapMinutes}
      />
      <Slider
        label="After leaving the window, up to"
        value={awayMinutes}
        min={0}
        max={15}
        text={awayMinutes === 0 ? "nothing" : `${awayMinutes} min`}
        onChange={setAwayMinutes}
      />
      <Slider
        label="In the second gap, on a site for"
        value={siteMinutes}
        min={0}
        max={10}
        text={siteMinutes === 0 ? "no time" : `${siteMinutes} min`}
        onChange={setSiteMinutes}
      />
      <Outcome>
        This morning has <strong>{exactDuration(countedSeconds)}</strong> of coding. The gaps are 5,
        12, 4 and 25 minutes long; the one at 10:10 began with the window losing focus.
      </Outcome>
    </>
  );
}

export function DaysExample() {
  const [start, setStart] = useState(0);
  const { sessions, days } = daysExample(start);
  return (
    <>
      <Strip
        view={{ from: minute(-60), to: minute(300) }}
        rows={[{ name: "Sessions", spans: spans(sessions) }]}
        lines={days.map(({ startsAt }) => startsAt).filter((at) => at >= minute(-60))}
      />
      <Slider
        label="A day starts at"
        value={start}
        min={0}
        max={300}
        step={30}
        text={clockTime(minute(start), "UTC")}
        onChange={setStart}
      />
      <Outcome>
        {days.map(({ day, seconds }, index) => (
          <span key={day}>
            {index > 0 && ", "}
            {mediumDay(day)} has <strong>{formatDuration(seconds)}</strong>
          </span>
        ))}
        . Together always {formatDuration(days.reduce((sum, { seconds }) => sum + seconds, 0))}.
      </Outcome>
    </>
  );
}

export function AgentsExample() {
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

export function ProductiveExample() {
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

export function DeepWorkExample() {
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
          { value: "lock", label: "A locked screen" },
        ]}
        onChange={setBy}
      />
      <Slider
        label={by === "documentation" ? "It is read for" : "An interruption of"}
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

export function FocusExample() {
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

export function StreakExample() {
  const days = Array.from({ length: 7 }, (_, index) => addDays(DAY, index - 6));
  const [minutes, setMinutes] = useState<readonly number[]>([40, 10, 90, 25, 15, 60, 5]);
  const found = streak({
    secondsByDay: new Map(days.map((day, index) => [day, (minutes[index] ?? 0) * 60])),
    upTo: DAY,
    isOpen: true,
  });
  return (
    <>
      <div className="grid grid-cols-7 gap-1.5">
        {days.map((day, index) => {
          const value = minutes[index] ?? 0;
          return (
            <button
              key={day}
              type="button"
              aria-pressed={value >= 15}
              onClick={() =>
                setMinutes(
                  minutes.map((one, place) => (place === index ? (one >= 15 ? 5 : 30) : one)),
                )
              }
              className={`flex flex-col items-center rounded-md border py-2 text-sm ${value >= 15 ? "border-accent bg-accent-soft" : "border-line bg-sunken text-ink-2"}`}
            >
              <span className="sr-only">{mediumDay(day)}: </span>
              <span aria-hidden="true" className="text-xs">
                {["M", "T", "W", "T", "F", "S", "S"][weekdayOf(day) - 1]}
              </span>
              <span className="font-medium">
                {value}
                <span className="sr-only"> minutes</span>
              </span>
            </button>
          );
        })}
      </div>
      <Outcome>
        The streak is{" "}
        <strong>
          {found.days} {found.days === 1 ? "day" : "days"}
        </strong>
        {found.lastDay.state === "open" && (
          <>, and today still needs {formatDuration(found.lastDay.secondsLeft)}</>
        )}
        . Press a day to change it.
      </Outcome>
    </>
  );
}

export function WhyExample() {
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
            It lies in a stretch of{" "}
            <Duration seconds={answer.interval.endedAt - answer.interval.startedAt} />.
          </>
        )}
      </Outcome>
    </>
  );
}
