import type * as z from "zod/mini";

/**
 * A schema with checks: `schema.check(...checks)` as a function. Bundlers drop an unused schema
 * only if functions marked as free of side effects made it; they cannot know this of a method.
 * @example checked(z.string(), z.maxLength(3)).safeParse("four").success // false
 */
// @__NO_SIDE_EFFECTS__
export function checked<S extends z.ZodMiniType>(schema: S, ...checks: Parameters<S["check"]>): S {
  return schema.check(...checks);
}
