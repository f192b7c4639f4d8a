import type { Me, ProfileInput } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { asUser } from "../../platform/database/db.ts";
import type { Ctx } from "../../trpc/context.ts";
import { getMe } from "./get-me.ts";
import { changeProfile } from "./people.store.ts";

/** Changes display name and username. Throws `name_taken` when the username is taken. */
export async function updateProfile(
  ctx: Ctx<"databases">,
  userId: string,
  input: ProfileInput,
): Promise<Me> {
  const isChanged = await asUser(ctx.databases.app, userId, (tx) =>
    changeProfile(tx, userId, input),
  );
  if (!isChanged) throw new DomainError("name_taken");
  return getMe(ctx, userId);
}
