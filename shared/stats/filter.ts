import * as z from "zod/mini";
import { checked } from "../checked.ts";

const OneOf = z.optional(
  checked(z.array(checked(z.string(), z.maxLength(200))), z.minLength(1), z.maxLength(50)),
);

/**
 * A filter over the five dimensions. A row matches when it has one of the values of every dimension
 * that the filter names.
 */
export const Filter = z.strictObject({
  project: OneOf,
  language: OneOf,
  editor: OneOf,
  deviceId: OneOf,
  branch: OneOf,
});
export type Filter = z.infer<typeof Filter>;

/** The dimensions of a breakdown. */
export const Dimension = z.enum(["project", "language", "editor", "deviceId", "branch"]);
export type Dimension = z.infer<typeof Dimension>;
