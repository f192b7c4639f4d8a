import * as z from "zod/mini";
import { checked } from "../checked.ts";

const OneOf = z.optional(
  checked(z.array(checked(z.string(), z.maxLength(200))), z.minLength(1), z.maxLength(50)),
);

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
