import { type Lane, type View, walk, zoomView } from "./timeline-geometry.ts";

/** A key that was pressed, as far as a timeline asks. */
export type PressedKey = {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
};

/** What a key does: move the cursor to an instant, show another view, or ask about the cursor. */
export type KeyAction =
  | { kind: "move"; at: number }
  | { kind: "view"; view: View }
  | { kind: "pick" };

/**
 * What a key does to a timeline whose cursor stands at the instant `cursor`; null for keys that it
 * leaves to the page.
 */
export function keyAction(
  pressed: PressedKey,
  cursor: number,
  { lanes, view, bounds }: { lanes: readonly Lane[]; view: View; bounds: View },
): KeyAction | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const move = (from: number, direction: 1 | -1, byMinute: boolean): KeyAction => ({
    kind: "move",
    at: walk(from, direction, lanes, bounds, byMinute),
  });
  switch (pressed.key) {
    case "ArrowRight":
      return move(cursor, 1, pressed.shiftKey);
    case "ArrowLeft":
      return move(cursor, -1, pressed.shiftKey);
    case "Home":
      return move(bounds.from - 1, 1, false);
    case "End":
      return move(bounds.to, -1, false);
    case "+":
    case "=":
      return { kind: "view", view: zoomView(view, bounds, 0.5, cursor) };
    case "-":
      return { kind: "view", view: zoomView(view, bounds, 2, cursor) };
    case "0":
      return { kind: "view", view: bounds };
    case "Enter":
    case " ":
      return { kind: "pick" };
    default:
      return null;
  }
}
