import { userIdOf, userIdsAfter } from "../accounts/people/people.store.ts";
import { rederiveAllDays } from "../accounts/settings/settings.store.ts";
import { asUser } from "../platform/database/db.ts";
import { StartError } from "../platform/start-error.ts";
import { rederiveDays } from "../app/days/rederive-days.ts";
import type { Tools } from "./open-tools.ts";

/**
 * Derives all days of one person, or of all people, again from sessions. May run beside a server
 * and be stopped at any moment.
 */
export async function rederive(
  tools: Pick<Tools, "databases" | "say">,
  who: { email: string } | "all",
): Promise<{ days: number }> {
  const { databases, say } = tools;
  const people = who === "all" ? await everybody(tools) : [await idOf(tools, who.email)];
  let days = 0;
  for (const [at, userId] of people.entries()) {
    const marked = await asUser(databases.app, userId, (tx) => rederiveAllDays(tx, userId));
    say(`Person ${at + 1} of ${people.length}: ${marked} days`);
    let daysLeft = marked;
    while (daysLeft > 0) {
      ({ daysLeft } = await rederiveDays({ databases }, userId));
      if (daysLeft > 0) say(`  ${daysLeft} days left`);
    }
    days += marked;
  }
  say(`Derived ${days} days again.`);
  return { days };
}

async function everybody({ databases }: Pick<Tools, "databases">): Promise<string[]> {
  const people: string[] = [];
  for (;;) {
    const more = await userIdsAfter(databases.auth, people.at(-1) ?? null);
    if (more.length === 0) return people;
    people.push(...more);
  }
}

async function idOf({ databases }: Pick<Tools, "databases">, email: string): Promise<string> {
  const userId = await userIdOf(databases.auth, email);
  if (userId === null) throw new StartError(`There is no account ${email}. Check the address.`);
  return userId;
}
