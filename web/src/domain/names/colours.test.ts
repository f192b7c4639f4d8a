import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { assignSlots, SLOTS, slotColour } from "./colours.ts";

it("assignSlots() gives different slots while there are free ones", () => {
  const slots = assignSlots(["a", "b", "c", "d", "e", "f", "g", "h"]);
  expect(new Set(slots.values()).size).toBe(SLOTS);
});

it("assignSlots() keeps the colour of older names when a new one is added", () => {
  const before = assignSlots(["web", "api", "docs"]);
  const after = assignSlots(["web", "api", "docs", "infra"]);
  for (const [name, slot] of before) expect(after.get(name)).toBe(slot);
});

it("assignSlots() is neutral for the unknown and reuses hues beyond the palette", () => {
  const names = ["", ...Array.from({ length: 12 }, (_, index) => `project-${index}`)];
  const slots = assignSlots(names);
  expect(slots.get("")).toBeNull();
  expect(slots.size).toBe(13);
  expect(slotColour(null)).toBe("var(--slot-other)");
  expect(slotColour(3)).toBe("var(--slot-3)");
});

const VISION = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

it.each(["light", "dark"] as const)(
  "any two hues of the %s palette differ for every kind of colour vision",
  (theme) => {
    const colours = palette(theme);
    expect(colours).toHaveLength(SLOTS);
    for (const matrix of Object.values(VISION)) {
      const seen = colours.map((colour) =>
        oklab(
          matrix.map((row) =>
            clamp(row.reduce((sum, weight, index) => sum + weight * colour[index]!, 0)),
          ),
        ),
      );
      for (const [index, one] of seen.entries())
        for (const other of seen.slice(0, index))
          expect(Math.hypot(...one.map((value, axis) => value - other[axis]!))).toBeGreaterThan(
            0.08,
          );
    }
  },
);

it.each(["light", "dark"] as const)(
  "every hue of the %s palette stands out from its background by 3 to 1",
  (theme) => {
    const background = luminance(hex(token("surface", theme)));
    for (const colour of palette(theme)) {
      const [low, high] = [background, luminance(colour)].sort((a, b) => a - b) as [number, number];
      expect((high + 0.05) / (low + 0.05)).toBeGreaterThan(3);
    }
  },
);

const css = readFileSync(new URL("../../styles.css", import.meta.url), "utf8");
function token(name: string, theme: "light" | "dark"): string {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css)!;
  return theme === "light" ? light! : dark!;
}
function palette(theme: "light" | "dark"): number[][] {
  return Array.from({ length: SLOTS }, (_, slot) => hex(token(`slot-${slot}`, theme)));
}
function hex(text: string): number[] {
  return [1, 3, 5].map((start) => {
    const value = Number.parseInt(text.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}
function luminance([red = 0, green = 0, blue = 0]: number[]): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function oklab([red = 0, green = 0, blue = 0]: number[]): number[] {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
