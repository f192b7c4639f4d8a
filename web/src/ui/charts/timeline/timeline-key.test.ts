import { expect, it } from "vitest";
import type { Lane } from "./timeline-geometry.ts";
import { keyAction } from "./timeline-key.ts";

const bounds = { from: 0, to: 86_400 };
const view = { from: 0, to: 43_200 };
const lanes: Lane[] = [
  {
    key: "web",
    name: "web",
    colour: "red",
    seconds: 1_200,
    pieces: [
      { from: 3_600, to: 4_200, kind: "session" },
      { from: 7_200, to: 7_800, kind: "session" },
    ],
  },
];
const press = (key: string, cursor = 5_000, held: { shiftKey?: boolean; ctrlKey?: boolean } = {}) =>
  keyAction(
    { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held },
    cursor,
    { lanes, view, bounds },
  );

it.each([
  ["ArrowRight", 7_200],
  ["ArrowLeft", 3_600],
  ["Home", 3_600],
  ["End", 7_200],
])("%s moves to the start of a piece", (key, at) => {
  expect(press(key)).toEqual({ kind: "move", at });
});

it("with Shift an arrow moves by a minute", () => {
  expect(press("ArrowRight", 5_000, { shiftKey: true })).toEqual({ kind: "move", at: 5_060 });
});

it("plus and minus zoom around the cursor, zero shows the whole day, Enter asks", () => {
  expect(press("+", 0)).toEqual({ kind: "view", view: { from: 0, to: 21_600 } });
  expect(press("-", 0)).toEqual({ kind: "view", view: bounds });
  expect(press("0")).toEqual({ kind: "view", view: bounds });
  expect([press("Enter"), press(" ")]).toEqual([{ kind: "pick" }, { kind: "pick" }]);
});

it("other keys and shortcuts of the browser are left to the page", () => {
  expect([press("x"), press("+", 0, { ctrlKey: true })]).toEqual([null, null]);
});
