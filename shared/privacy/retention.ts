import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { RederiveProgress } from "../accounts/account-answers.ts";
import { ConsentKind } from "./consents.ts";

/**
 * Months for which single visits to websites are kept; 0 keeps them for ever. Sums per day always
 * stay. Answer of `privacy.retention`, input of `privacy.setRetention`.
 */
export const Retention = z.strictObject({
  siteDetailMonths: checked(int(), z.minimum(0), z.maximum(120)),
});
export type Retention = z.infer<typeof Retention>;

/** Input of `privacy.deletePast`: deletes all that was recorded under a consent up to now. */
export const DeletePastInput = z.strictObject({ kind: ConsentKind });
export type DeletePastInput = z.infer<typeof DeletePastInput>;

/**
 * Answer of `privacy.deletePast`. `recordsDeleted`: deleted records, for `page_keys` records that
 * lost their keys. `rederive`: progress of the days to derive again.
 */
export const DeletePastAnswer = z.object({ recordsDeleted: int(), rederive: RederiveProgress });
export type DeletePastAnswer = z.infer<typeof DeletePastAnswer>;
