import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { RederiveProgress } from "../accounts/account-answers.ts";
import { ConsentKind } from "./consents.ts";

/**
 * How long visits to websites are kept one by one, in months; 0 for ever. What days add up to
 * stays. Answer of `privacy.retention`, input of `privacy.setRetention`.
 */
export const Retention = z.strictObject({
  siteDetailMonths: checked(int(), z.minimum(0), z.maximum(120)),
});
export type Retention = z.infer<typeof Retention>;

/** Input of `privacy.deletePast`: everything that was recorded under a consent, up to now. */
export const DeletePastInput = z.strictObject({ kind: ConsentKind });
export type DeletePastInput = z.infer<typeof DeletePastInput>;

/**
 * Answer of `privacy.deletePast`: how many records are gone (of `page_keys`: how many lost their
 * keys), and the days that are derived again.
 */
export const DeletePastAnswer = z.object({ recordsDeleted: int(), rederive: RederiveProgress });
export type DeletePastAnswer = z.infer<typeof DeletePastAnswer>;
