import { secondsOf } from "@streakline/shared/stats/totals.ts";
import { useState } from "react";
import { Slider } from "../../../ui/forms/field.tsx";
import { clockTime } from "../../../ui/format/format-day.ts";
import { exactDuration, formatDuration } from "../../../ui/format/format-duration.ts";
import { minute, onceExample, sealedExample } from "../examples.ts";
import { Outcome, Rule } from "../rule.tsx";
import { spans } from "../spans.ts";
import { Strip } from "../strip.tsx";

/** Rule 1 in words, with its example. */
export function OnceRule() {
  return (
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
        or on two machines, the instant belongs to the session that started last, however long both
        go on. Of sessions that started in the same second, coding goes before a website; then the
        one that ended first, then the one that the editor or browser began last. Only two windows
        that began and ended in the same seconds (or both after more than 54 minutes) are told apart
        by their names: the one that comes later in the alphabet.
      </p>
      <p>
        So the parts always add up to the total: projects, languages, editors, devices. A day tells
        apart the 500 largest projects, languages, editors, branches and sites; what is beyond them
        is one sum, called Other.
      </p>
      <p>
        Websites, if you let a browser record them, lie on the same line: every second belongs to
        your editor, to one site, or to nothing. Time on a site is shown beside coding time, never
        inside it.
      </p>
      <p>
        Editors and browsers send what they have at least every five minutes, which cuts a session
        into pieces. The pieces count as one session that began with the first of them.
      </p>
    </Rule>
  );
}

function OnceExample() {
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

function SealedExample() {
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
        <strong>{formatDuration(secondsOf(result.sites))}</strong>. The editor sends its work every
        five minutes; that takes no time back from the site.
      </Outcome>
    </>
  );
}
