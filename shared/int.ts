import * as z from "zod/mini";

/**
 * A whole number that a double holds exactly: `z.int()`. zod does not mark its own `z.int()` as
 * free of side effects, so bundlers would keep every schema that uses it.
 * @example int().safeParse(1.5).success // false
 */
// @__NO_SIDE_EFFECTS__
export function int(): z.ZodMiniInt {
  return z.int();
}
