import { InstanceInfo } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { publicProcedure, router } from "../trpc/procedures.ts";

export const instanceRouter = router({
  info: publicProcedure.output(InstanceInfo).query(notYet),
});

function notYet(): never {
  throw new DomainError("unavailable", { seconds: 60 });
}
