import type { Me, ProfileInput } from "@streakline/shared/accounts/account-answers.ts";
import type { Ctx } from "../trpc/context.ts";
/** Changes display name and username. Throws `name_taken` when the username belongs to somebody else. */
export declare function updateProfile(ctx: Ctx<"databases">, userId: string, input: ProfileInput): Promise<Me>;
