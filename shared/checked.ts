import type * as z from "zod/mini";

/**
 * A schema with checks added to it: `schema.check(...checks)`, as a function. A bundler leaves an
 * unused schema out when only functions without side effects make it; it cannot know that of a
 * method.
 * @example checked(z.string(), z.maxLength(3)).safeParse("four").success // false
 */
// @__NO_SIDE_EFFECTS__
export function checked<S extends z.ZodMiniType>(schema: S, ...checks: Parameters<S["check"]>): S {
  return schema.check(...checks);
}
