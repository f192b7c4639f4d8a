import { RederiveProgress } from "@streakline/shared/accounts/account-answers.ts";
import { PersonsSettings, Settings, SettingsChange } from "@streakline/shared/accounts/settings.ts";
import * as z from "zod/mini";
import { asUser } from "../../platform/database/db.ts";
import { router, sessionProcedure } from "../../trpc/procedures.ts";
import { rederiveProgress } from "../../read/rederive-progress.store.ts";
import { settingsOf } from "./settings.store.ts";
import { suggestTimeZone } from "./suggest-time-zone.ts";
import { updateSettings } from "./update-settings.ts";

export const settingsRouter = router({
  get: sessionProcedure.output(PersonsSettings).query(async ({ ctx }) => {
    const { userId } = ctx.principal;
    return (await asUser(ctx.databases.app, userId, (tx) => settingsOf(tx, userId))).settings;
  }),

  /**
   * Changes the given settings. A change of how time is counted derives again what it can change.
   */
  update: sessionProcedure
    .input(SettingsChange)
    .output(z.object({ settings: PersonsSettings, rederive: RederiveProgress }))
    .mutation(({ ctx, input }) => updateSettings(ctx, ctx.principal.userId, input)),

  /** Takes the browser's zone until the person chooses one or connects a device. */
  suggestTimeZone: sessionProcedure
    .input(z.pick(Settings, { timeZone: true }))
    .output(PersonsSettings)
    .mutation(({ ctx, input }) => suggestTimeZone(ctx, ctx.principal.userId, input.timeZone)),

  rederiveProgress: sessionProcedure.output(RederiveProgress).query(({ ctx }) => {
    const { userId } = ctx.principal;
    return asUser(ctx.databases.app, userId, (tx) => rederiveProgress(tx, userId));
  }),
});
