import { ConsentInput, ConsentsAnswer } from "@streakline/shared/privacy/consents.ts";
import {
  DeletePastAnswer,
  DeletePastInput,
  Retention,
} from "@streakline/shared/privacy/retention.ts";
import { asUser } from "../platform/database/db.ts";
import { deviceOrSessionProcedure, router, sessionProcedure } from "../trpc/procedures.ts";
import { deletePast } from "./delete-past.ts";
import { listConsents } from "./list-consents.ts";
import { siteDetailMonths, storeSiteDetailMonths } from "./retention.store.ts";
import { setConsent } from "./set-consent.ts";

/** What a person agreed to, how long it is kept, and its deletion. */
export const privacyRouter = router({
  /** Every kind of consent: the sentence that is asked now, and how the person answered. */
  consents: deviceOrSessionProcedure
    .output(ConsentsAnswer)
    .query(({ ctx }) => listConsents(ctx, ctx.principal.userId)),

  /**
   * A yes or no to one kind; the answer shows what holds then. After a no, nothing of the kind is
   * stored any more, and no older yes undoes it. A device answers only for what it records.
   */
  setConsent: deviceOrSessionProcedure
    .input(ConsentInput)
    .output(ConsentsAnswer)
    .mutation(({ ctx, input }) => setConsent(ctx, ctx.principal, input)),

  /** Deletes what was recorded under one consent up to now. */
  deletePast: sessionProcedure
    .input(DeletePastInput)
    .output(DeletePastAnswer)
    .mutation(({ ctx, input }) => deletePast(ctx, ctx.principal.userId, input.kind)),

  /** For how many months visits to websites are kept one by one. */
  retention: sessionProcedure.output(Retention).query(async ({ ctx }) => {
    const { userId } = ctx.principal;
    return {
      siteDetailMonths: await asUser(ctx.databases.app, userId, (tx) =>
        siteDetailMonths(tx, userId),
      ),
    };
  }),

  /** Changes it; what is older goes with the next daily run. */
  setRetention: sessionProcedure
    .input(Retention)
    .output(Retention)
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.principal;
      await asUser(ctx.databases.app, userId, (tx) =>
        storeSiteDetailMonths(tx, userId, input.siteDetailMonths),
      );
      return input;
    }),
});
