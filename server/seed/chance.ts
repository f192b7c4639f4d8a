/** Numbers that look like chance and are the same for the same seed. */
export type Chance = {
  /** At least 0, below 1. */
  number(): number;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  /** True this often, 0 to 1. */
  happens(probability: number): boolean;
  /** One of these, each as likely. */
  pick<T>(from: readonly T[]): T;
  /** `count` bytes. */
  bytes(count: number): Uint8Array;
};

/**
 * Chance from a seed (mulberry32). Not for secrets.
 * @example chanceOf(1).between(1, 6) // always the same throw
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

/** A seed from a name, so that a name always gives the same chance. */
export function seedOf(name: string): number {
  let hash = 2_166_136_261;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}
