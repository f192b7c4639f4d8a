import { enrolDevice } from "../accounts/enrol-device.ts";
import { userIdOf } from "../accounts/people.store.ts";
import { StartError } from "../platform/start-error.ts";
import type { Tools } from "./open-tools.ts";

/** Connects a device by hand and tells its key, once. It is listed and revoked like any other device. */
export async function createKey(
  tools: Pick<Tools, "signIn" | "databases" | "config" | "say">,
  input: { email: string; name: string; timeZone?: string | undefined },
): Promise<{ deviceId: string; key: string }> {
  const { signIn, databases, config, say } = tools;
  const userId = await userIdOf(databases.auth, input.email);
  if (userId === null) throw new StartError(`There is no account ${input.email}. Make one with create-user.`);
  const credentials = { issueKey: signIn.issueKey, signToken: noToken, forgetDevice() {} };
  const device = {
    kind: "api" as const,
    name: input.name,
    client: `streakline-admin/${config.version}`,
    timeZone: input.timeZone ?? "UTC",
  };
  const { deviceId, key } = await enrolDevice({ databases, credentials }, userId, device);
  say(`Connected ${input.name} (${deviceId}) to ${input.email}.`);
  say(`Key, shown once: ${key}`);
  return { deviceId, key };
}

function noToken(): Promise<never> {
  return Promise.reject(new Error("keys are made here, not tokens"));
}
