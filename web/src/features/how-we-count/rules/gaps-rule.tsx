import { useState } from "react";
import { Slider } from "../../../ui/forms/field.tsx";
import { exactDuration } from "../../../ui/format/format-duration.ts";
import { gapsExample, minute } from "../examples.ts";
import { Outcome, Rule } from "../rule.tsx";
import { spans } from "../spans.ts";
import { Strip } from "../strip.tsx";

/** Rule 2 in words, with its example. */
export function GapsRule() {
  return (
    <Rule number={2} title="Gaps" example={<GapsExample />}>
      <p>
        A session counts from its start to its end. The gap between two sessions counts too, for the
        earlier one, when it is not longer than your limit: 15 minutes unless you choose otherwise.
      </p>
      <p>
        Some gaps say that you were elsewhere. From the moment at which the window lost the focus,
        at the beginning of the gap or inside it, only a short look away counts, 2 minutes by
        default. From the moment at which the screen was locked or the editor closed, nothing does;
        an editor that goes on in time, after a reload, was a look away. Time on a website is cut
        out of a gap: it belongs to the site.
      </p>
      <p>
        A gap longer than your limit counts nothing, whatever began it. Its length is measured with
        the websites in it.
      </p>
    </Rule>
  );
}

function GapsExample() {
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
        12, 4 and 25 minutes long; in the first the screen was locked at 09:23, and the one at 10:10
        began with the window losing focus.
      </Outcome>
    </>
  );
}
