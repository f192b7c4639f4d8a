import { systemClock } from "../platform/clock.ts";
import { deviceConsentsOf, hasAnsweredCoding } from "../accounts/devices/consents.store.ts";
import { enrolDevice } from "../accounts/devices/enrol-device.ts";
import { userIdOf } from "../accounts/people/people.store.ts";
import { settingsOf } from "../accounts/settings/settings.store.ts";
import { asUser } from "../platform/database/db.ts";
import { StartError } from "../platform/start-error.ts";
import type { Tools } from "./open-tools.ts";

/**
 * Connects a device by hand and prints its key, once. The device is listed and revoked like any
 * other. If the person never answered the consent for coding, a yes is stored with this command as
 * its place. Without `timeZone` the device has the person's.
 */
export async function createKey(
  tools: Pick<Tools, "signIn" | "databases" | "config" | "say">,
  input: { email: string; name: string; timeZone?: string | undefined },
): Promise<{ deviceId: string; key: string }> {
  const { signIn, databases, config, say } = tools;
  const userId = await userIdOf(databases.auth, input.email);
  if (userId === null)
    throw new StartError(`There is no account ${input.email}. Create it with create-user.`);
  const credentials = { issueKey: signIn.issueKey, signToken: noToken, async forgetDevice() {} };
  const person = await asUser(databases.app, userId, async (tx) => ({
    timeZone: (await settingsOf(tx, userId)).settings.timeZone,
    hasAnswered: await hasAnsweredCoding(tx, userId),
  }));
  const approval = { userId, tokenHash: null, approvedAt: systemClock() };
  const { deviceId, key } = await enrolDevice({ databases, credentials }, approval, {
    kind: "api",
    name: input.name,
    client: `streakline-admin/${config.version}`,
    timeZone: input.timeZone ?? person.timeZone,
    ...(person.hasAnswered ? {} : { consents: ["coding"] }),
  });
  say(`Connected ${input.name} (${deviceId}) to ${input.email}.`);
  say(`Key, shown once: ${key}`);
  const { coding } = await asUser(databases.app, userId, (tx) => deviceConsentsOf(tx, userId));
  if (!coding)
    say("It cannot send yet: this person has not allowed coding. They can in Settings, Privacy.");
  return { deviceId, key };
}

function noToken(): Promise<never> {
  return Promise.reject(new Error("keys are made here, not tokens"));
}
