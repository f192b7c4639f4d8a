import { describe, expect, it } from "vitest";
import {
  instantAt,
  type Lane,
  markedView,
  panView,
  pieceAt,
  positionOf,
  timeTicks,
  VIEW_SECONDS_MIN,
  walk,
  zoomView,
} from "./timeline-geometry.ts";

const day = { from: 1_795_305_600, to: 1_795_305_600 + 86_400 };
const hour = (count: number) => day.from + count * 3_600;
const lanes: Lane[] = [
  {
    key: "web",
    name: "web",
    colour: "",
    seconds: 5_400,
    pieces: [
      { from: hour(9), to: hour(10), kind: "session" },
      { from: hour(10), to: hour(10) + 600, kind: "gap" },
    ],
  },
  {
    key: "api",
    name: "api",
    colour: "",
    seconds: 3_600,
    pieces: [{ from: hour(14), to: hour(15), kind: "session" }],
  },
];

describe("zoomView()", () => {
  it("keeps the instant under the pointer where it is", () => {
    const view = zoomView(day, day, 0.5, hour(6));
    expect(view.to - view.from).toBe(43_200);
    expect(positionOf(hour(6), view, 1_000)).toBeCloseTo(positionOf(hour(6), day, 1_000), 5);
  });
  it("stops at five minutes and at the whole day", () => {
    const close = zoomView(day, day, 0.000_01, hour(12));
    expect(close.to - close.from).toBe(VIEW_SECONDS_MIN);
    expect(zoomView(close, day, 1_000_000, hour(12))).toEqual(day);
  });
  it("never leaves the day", () => {
    const view = zoomView(zoomView(day, day, 0.25, hour(0)), day, 2, hour(6));
    expect(view.from).toBeGreaterThanOrEqual(day.from);
    expect(view.to).toBeLessThanOrEqual(day.to);
  });
});

it("panView() stops at the ends of the day", () => {
  const view = { from: hour(2), to: hour(4) };
  expect(panView(view, day, -10 * 3_600)).toEqual({ from: hour(0), to: hour(2) });
  expect(panView(view, day, 100 * 3_600)).toEqual({ from: hour(22), to: hour(24) });
});

it("markedView() takes either direction and opens at least five minutes", () => {
  expect(markedView(hour(5), hour(3), day)).toEqual({ from: hour(3), to: hour(5) });
  const small = markedView(hour(3), hour(3) + 10, day);
  expect(small.to - small.from).toBe(VIEW_SECONDS_MIN);
});

it("instantAt() and positionOf() are each other's reverse, and positions outside are clamped", () => {
  expect(instantAt(500, day, 1_000)).toBe(hour(12));
  expect(positionOf(hour(12), day, 1_000)).toBe(500);
  expect(instantAt(-5, day, 1_000)).toBe(day.from);
});

describe("timeTicks()", () => {
  it("labels every second hour when a day is 960 pixels wide", () => {
    expect(
      timeTicks(day, { timeZone: "UTC" }, 960)
        .map(({ label }) => label)
        .slice(0, 4),
    ).toEqual(["00:00", "02:00", "04:00", "06:00"]);
  });
  it("labels five-minute steps when zoomed in", () => {
    expect(
      timeTicks({ from: hour(9), to: hour(10) }, { timeZone: "UTC" }, 960)
        .map(({ label }) => label)
        .slice(0, 3),
    ).toEqual(["09:00", "09:05", "09:10"]);
  });
  it("leaves out 02:00 on 2026-03-29 in Berlin and shows it twice on 2026-10-25", () => {
    const spring = timeTicks(
      { from: 1_774_738_800, to: 1_774_821_600 },
      { timeZone: "Europe/Berlin" },
      2_400,
    ).map(({ label }) => label);
    expect(spring).not.toContain("02:00");
    const autumn = timeTicks(
      { from: 1_792_879_200, to: 1_792_969_200 },
      { timeZone: "Europe/Berlin" },
      2_400,
    ).map(({ label }) => label);
    expect(autumn.filter((label) => label === "02:00")).toHaveLength(2);
  });
  it("follows zones that are off by half an hour", () => {
    expect(timeTicks(day, { timeZone: "Asia/Kolkata" }, 960)[0]).toEqual({
      at: day.from + 1_800,
      label: "06:00",
    });
  });
});

describe("walking the timeline", () => {
  it("goes from stretch to stretch and stays at the ends", () => {
    expect(walk(day.from, 1, lanes, day, false)).toBe(hour(9));
    expect(walk(hour(9), 1, lanes, day, false)).toBe(hour(10));
    expect(walk(hour(14), 1, lanes, day, false)).toBe(hour(14));
    expect(walk(hour(14), -1, lanes, day, false)).toBe(hour(10));
  });
  it("goes by minutes when asked", () => {
    expect(walk(hour(9), -1, lanes, day, true)).toBe(hour(9) - 60);
    expect(walk(day.from, -1, lanes, day, true)).toBe(day.from);
  });
  it("knows what lies under an instant", () => {
    expect(pieceAt(lanes, hour(10) + 5)?.piece.kind).toBe("gap");
    expect(pieceAt(lanes, hour(15))).toBeNull();
  });
});
