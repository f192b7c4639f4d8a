import { Me, ProfileInput, WebSession } from "@streakline/shared/accounts/account-answers.ts";
import { epochSeconds } from "@streakline/shared/time/epoch-seconds.ts";
import * as z from "zod";
import { router, sessionProcedure } from "../../trpc/procedures.ts";
import { endOtherSessions } from "../sign-in/end-other-sessions.ts";
import { getMe } from "./get-me.ts";
import { endSession, sessionsOf } from "./people.store.ts";
import { updateProfile } from "./update-profile.ts";

export const accountsRouter = router({
  me: sessionProcedure.output(Me).query(({ ctx }) => getMe(ctx, ctx.principal.userId)),

  updateProfile: sessionProcedure
    .input(ProfileInput)
    .output(Me)
    .mutation(({ ctx, input }) => updateProfile(ctx, ctx.principal.userId, input)),

  /** Live login sessions, newest first. The answer contains no tokens. */
  sessions: sessionProcedure
    .output(z.object({ sessions: z.array(WebSession) }))
    .query(async ({ ctx }) => {
      const rows = await sessionsOf(ctx.databases.auth, ctx.principal.userId);
      const sessions = rows.map((row) => ({
        id: row.id,
        userAgent: row.userAgent ?? "",
        createdAt: epochSeconds(row.createdAt),
        lastSeenAt: epochSeconds(row.updatedAt),
        current: row.id === ctx.principal.sessionId,
      }));
      return { sessions };
    }),

  /** Ends one login session. `revoked` is false when there is none with this id. */
  revokeSession: sessionProcedure
    .input(z.strictObject({ id: z.uuid() }))
    .output(z.object({ revoked: z.boolean() }))
    .mutation(async ({ ctx, input }) => ({
      revoked: await endSession(ctx.databases.auth, ctx.principal.userId, input.id),
    })),

  /** Ends all other login sessions. Devices stay connected unless `devicesToo`. */
  revokeOtherSessions: sessionProcedure
    .input(z.strictObject({ devicesToo: z.boolean().default(false) }).nullish())
    .output(z.object({ revoked: z.int() }))
    .mutation(async ({ ctx, input }) => ({
      revoked: await endOtherSessions(ctx, ctx.principal, {
        devicesToo: input?.devicesToo ?? false,
      }),
    })),
});
