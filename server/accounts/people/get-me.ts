import type { Me } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { epochSeconds } from "@streakline/shared/time/epoch-seconds.ts";
import { asUser } from "../../platform/database/db.ts";
import type { Ctx } from "../../trpc/context.ts";
import { createPerson, emailOf, hasAnything, profileOf } from "./people.store.ts";
import { settingsOf } from "../settings/settings.store.ts";

/**
 * The acting person as the dashboard shows them. Throws `account_gone` when the account was deleted
 * while its login session was live.
 */
export async function getMe(ctx: Ctx<"databases">, userId: string): Promise<Me> {
  const account = await emailOf(ctx.databases.auth, userId);
  if (account === null) throw new DomainError("account_gone");
  const load = () =>
    asUser(ctx.databases.app, userId, async (tx) => {
      const profile = await profileOf(tx, userId);
      return (
        profile && {
          profile,
          stored: await settingsOf(tx, userId),
          ...(await hasAnything(tx, userId)),
        }
      );
    });
  let found = await load();
  if (found === null) {
    // The process died between creating the account and creating the profile.
    await createPerson(ctx.databases.auth, { userId, ...account });
    found = await load();
  }
  if (found === null) throw new DomainError("account_gone");
  const { profile, stored, hasDevices, hasSessions } = found;
  return {
    userId,
    email: account.email,
    emailVerified: account.emailVerified,
    username: profile.username,
    displayName: profile.displayName,
    isAdmin: profile.isAdmin,
    createdAt: epochSeconds(profile.createdAt),
    settings: stored.settings,
    timeZoneIsGuessed: stored.timeZoneIsGuessed,
    hasDevices,
    hasSessions,
  };
}
