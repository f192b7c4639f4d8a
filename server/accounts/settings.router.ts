import { RederiveProgress } from "@streakline/shared/accounts/account-answers.ts";
import { Settings } from "@streakline/shared/accounts/settings.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import * as z from "zod";
import { router, sessionProcedure } from "../trpc/procedures.ts";

export const settingsRouter = router({
  get: sessionProcedure.output(Settings).query(notYet),
  update: sessionProcedure
    .input(Settings.partial())
    .output(z.object({ settings: Settings, rederive: RederiveProgress }))
    .mutation(notYet),
  rederiveProgress: sessionProcedure.output(RederiveProgress).query(notYet),
});

function notYet(): never {
  throw new DomainError("unavailable", { seconds: 60 });
}
