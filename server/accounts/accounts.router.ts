import { Me, ProfileInput, WebSession } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import * as z from "zod";
import { router, sessionProcedure } from "../trpc/procedures.ts";

export const accountsRouter = router({
  me: sessionProcedure.output(Me).query(notYet),
  updateProfile: sessionProcedure.input(ProfileInput).output(Me).mutation(notYet),
  sessions: sessionProcedure.output(z.object({ sessions: z.array(WebSession) })).query(notYet),
  revokeSession: sessionProcedure.input(z.strictObject({ id: z.uuid() })).output(z.object({ revoked: z.boolean() })).mutation(notYet),
  revokeOtherSessions: sessionProcedure.output(z.object({ revoked: z.int() })).mutation(notYet),
});

function notYet(): never {
  throw new DomainError("unavailable", { seconds: 60 });
}
