import { InstanceInfo } from "@streakline/shared/accounts/account-answers.ts";
import { publicProcedure, router } from "../../trpc/procedures.ts";
import { anybodySignedUp } from "./people.store.ts";

export const instanceRouter = router({
  /** What the sign-in page needs to know. */
  info: publicProcedure.output(InstanceInfo).query(async ({ ctx }) => {
    const needsFirstUser = !(await anybodySignedUp(ctx.databases.auth));
    const { version, signUp, mailSink } = ctx.instance;
    return { version, needsFirstUser, signUpOpen: signUp === "open" || needsFirstUser, mailSink };
  }),
});
