import * as z from "zod/mini";

/**
 * A whole number that a double holds exactly: `z.int()`. zod does not say of its own `z.int()` that
 * it has no side effects, so a bundler would keep every schema that has one.
 * @example int().safeParse(1.5).success // false
 */
// @__NO_SIDE_EFFECTS__
export function int(): z.ZodMiniInt {
  return z.int();
}
