import { expect, it } from "vitest";
import { renderPart, textOf } from "../testing/render-part.tsx";
import { CalendarHeatmap } from "./charts/heatmap/calendar-heatmap.tsx";
import { HourHeatmap } from "./charts/heatmap/hour-heatmap.tsx";
import { ScoreRing } from "./charts/shares/score-ring.tsx";
import { StackedBars } from "./charts/bars/stacked-bars.tsx";
import { Timeline } from "./charts/timeline/timeline.tsx";
import { BigDuration } from "./format/duration.tsx";
import { Field } from "./forms/field.tsx";
import { Empty, ErrorNote } from "./feedback/states.tsx";
import { AsTable } from "./layout/table.tsx";

const nothing = () => undefined;
const at = 1_795_305_600;

it("the timeline draws sessions high and gaps thin, once in the band and once in their row", () => {
  const day = { from: at, to: at + 86_400 };
  const pieces = [
    { from: at + 3_600, to: at + 7_200, kind: "session" as const },
    { from: at + 7_200, to: at + 7_500, kind: "gap" as const },
  ];
  const html = renderPart(
    <Timeline
      label="Timeline of a day"
      bounds={day}
      view={day}
      zones={{ timeZone: "UTC" }}
      lanes={[{ key: "web", name: "web", colour: "red", seconds: 3_900, pieces }]}
      agent={[]}
      blocks={[]}
      now={null}
      picked={null}
      onView={nothing}
      onPick={nothing}
    />,
  );
  expect(html).toContain('role="application"');
  expect(html).toContain('aria-label="Timeline of a day"');
  expect(html.match(/height="40"/g)).toHaveLength(1);
  expect(html.match(/<rect[^>]* height="5"/g)).toHaveLength(1);
  expect(textOf(html)).toContain("12:00");
});

it("every bar is a button that says its day and time, and only one of them is a tab stop", () => {
  const bars = [
    {
      key: "2026-11-21",
      tick: "21 Nov",
      title: "Saturday 21 November 2026",
      seconds: 5_400,
      parts: [{ value: "web", seconds: 5_400 }],
    },
    { key: "2026-11-22", tick: "22 Nov", title: "Sunday 22 November 2026", seconds: 0, parts: [] },
  ];
  const html = renderPart(
    <StackedBars
      label="Time by day"
      bars={bars}
      series={[{ value: "web", name: "web", colour: "red" }]}
      onPick={nothing}
    />,
  );
  expect(html).toContain('aria-label="Saturday 21 November 2026: 1 h 30 min"');
  expect(html).toContain('aria-label="Sunday 22 November 2026: nothing counted"');
  expect(html.match(/tabindex="0"/g)).toHaveLength(1);
});

it("the calendar says every day, and days that are still to come cannot be opened", () => {
  const html = renderPart(
    <CalendarHeatmap
      days={["2026-11-21", "2026-11-22", "2026-11-23"]}
      seconds={new Map([["2026-11-21", 3_600]])}
      firstWeekday={6}
      weekStartsOn={1}
      today="2026-11-22"
      onPick={nothing}
    />,
  );
  expect(html).toContain('aria-label="Saturday 21 November 2026: 1 h 00 min"');
  expect(html.match(/disabled=""/g)).toHaveLength(1);
});

it("the hours of the week are a table whose first row is the first day of the person's week", () => {
  const html = renderPart(
    <HourHeatmap hours={[{ weekday: 7, hour: 9, seconds: 90 }]} weekStartsOn={7} />,
  );
  expect(html.indexOf('title="Sunday"')).toBeLessThan(html.indexOf('title="Monday"'));
  expect(html).toContain('title="Sunday 09:00 to 10:00: 1 min 30 s"');
});

it("the ring says its score", () => {
  expect(
    renderPart(
      <ScoreRing
        total={76}
        parts={[
          { name: "a", value: 35.5, most: 60 },
          { name: "b", value: 25, most: 25 },
          { name: "c", value: 15, most: 15 },
        ]}
      />,
    ),
  ).toContain('aria-label="76 of 100"');
});

it("large figures carry their exact seconds", () => {
  expect(textOf(renderPart(<BigDuration seconds={7_539} />))).toBe("2 h 05 min");
});

it("a field's complaint is tied to it", () => {
  const html = renderPart(<Field label="E-mail" name="email" error="Check it." />);
  const [, id] = /aria-describedby="([^"]+)"/.exec(html)!;
  expect(html).toContain(`<p id="${id}" class="text-sm text-danger">Check it.</p>`);
  expect(html).toContain('aria-invalid="true"');
});

it("an error is an alert with its request, and offers another try only where that can help", () => {
  expect(renderPart(<ErrorNote sentence="No." requestId="r-1" />)).not.toContain("<button");
  const html = renderPart(<ErrorNote sentence="No." requestId="r-1" onRetry={nothing} />);
  expect(html).toContain('role="alert"');
  expect(textOf(html)).toBe("No. Request r-1 Try again");
});

it("hostile names are text, wherever they appear", () => {
  const evil = '<img src=x onerror="alert(1)">';
  const html = renderPart(
    <>
      <Empty title={evil} />
      <AsTable caption={evil} head={[evil]} rows={[[evil]]} />
    </>,
  );
  expect(html).not.toContain("<img");
});
