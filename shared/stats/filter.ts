import * as z from "zod";

const OneOf = z.array(z.string().max(200)).min(1).max(50).optional();

/**
 * Any combination of the five dimensions; within one dimension any of the values, across dimensions
 * all of them.
 */
export const Filter = z.strictObject({
  project: OneOf,
  language: OneOf,
  editor: OneOf,
  deviceId: OneOf,
  branch: OneOf,
});
export type Filter = z.infer<typeof Filter>;

/** What numbers can be broken down by. */
export const Dimension = z.enum(["project", "language", "editor", "deviceId", "branch"]);
export type Dimension = z.infer<typeof Dimension>;
