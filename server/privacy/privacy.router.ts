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

/** A person's consents, how long visits are kept, and deletion. */
export const privacyRouter = router({
  /** All kinds of consent: the present sentence and the person's answer. */
  consents: deviceOrSessionProcedure
    .output(ConsentsAnswer)
    .query(({ ctx }) => listConsents(ctx, ctx.principal.userId)),

  /**
   * Stores a yes or no to one kind; answers with the present state. After a no, nothing of the kind
   * is stored, and an older yes does not undo it. A device answers only for kinds it records.
   */
  setConsent: deviceOrSessionProcedure
    .input(ConsentInput)
    .output(ConsentsAnswer)
    .mutation(({ ctx, input }) => setConsent(ctx, ctx.principal, input)),

  /** Deletes all that was recorded under one consent up to now. */
  deletePast: sessionProcedure
    .input(DeletePastInput)
    .output(DeletePastAnswer)
    .mutation(({ ctx, input }) => deletePast(ctx, ctx.principal.userId, input.kind)),

  /** Months for which single visits are kept. */
  retention: sessionProcedure.output(Retention).query(async ({ ctx }) => {
    const { userId } = ctx.principal;
    return {
      siteDetailMonths: await asUser(ctx.databases.app, userId, (tx) =>
        siteDetailMonths(tx, userId),
      ),
    };
  }),

  /** Changes these months. Older visits are deleted by the next daily run. */
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
