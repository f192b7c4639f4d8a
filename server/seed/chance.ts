/** Pseudo-random numbers, equal for equal seeds. */
export type Chance = {
  /** From 0 up to but not including 1. */
  number(): number;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  /** True with this probability, 0 to 1. */
  happens(probability: number): boolean;
  /** One of the items, all equally likely. */
  pick<T>(from: readonly T[]): T;
  /** `count` bytes. */
  bytes(count: number): Uint8Array;
};

/**
 * A generator from a seed (mulberry32). Not for secrets.
 * @example chanceOf(1).between(1, 6) // always the same number
 */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (min: number, max: number): number =>
    min + Math.floor(number() * (max - min + 1));
  return {
    number,
    between,
    happens: (probability) => number() < probability,
    pick(from) {
      const picked = from[between(0, from.length - 1)];
      if (picked === undefined) throw new Error("there is nothing to pick from");
      return picked;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
  };
}

/** A seed made from a name. */
export function seedOf(name: string): number {
  let hash = 2_166_136_261;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}
