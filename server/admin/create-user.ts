import { randomBytes } from "node:crypto";
import { DomainError } from "@streakline/shared/errors.ts";
import { confirmEmail } from "../accounts/people/people.store.ts";
import { StartError } from "../platform/start-error.ts";
import type { Tools } from "./open-tools.ts";

/**
 * Creates an account with a confirmed address, also while sign-up is closed. Without a password one
 * is generated and printed. Throws StartError for a known address and `bad_input` for an invalid
 * one.
 */
export async function createUser(
  tools: Pick<Tools, "signIn" | "databases" | "say">,
  input: {
    email: string;
    name?: string | undefined;
    password?: string | undefined;
    isAdmin?: boolean;
  },
): Promise<{ userId: string }> {
  const password = input.password ?? randomBytes(15).toString("base64url");
  const account = {
    email: input.email,
    name: input.name ?? "",
    password,
    isAdmin: input.isAdmin ?? false,
  };
  const { userId } = await tools.signIn.createAccount(account).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== "name_taken") throw error;
    throw new StartError(`There is already an account ${input.email}. Choose another address.`, {
      cause: error,
    });
  });
  await confirmEmail(tools.databases.auth, userId);
  tools.say(`Created the account ${input.email} (${userId}).`);
  if (input.password === undefined) tools.say(`Password, shown once: ${password}`);
  return { userId };
}
