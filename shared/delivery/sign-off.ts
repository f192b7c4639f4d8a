import { Device } from "../accounts/account-answers.ts";
import type { DeliveryApi } from "./api.ts";
import type { DeviceKey } from "./ports.ts";
import { ask } from "./post-link.ts";

/**
 * Asks the server to revoke the device that holds this key, because its owner signs out of it;
 * gives whether it did. False also without an answer: the key then stays valid until it is revoked
 * on the dashboard. Never throws.
 */
export async function signOff(
  api: DeliveryApi,
  { server, key }: Pick<DeviceKey, "server" | "key">,
): Promise<boolean> {
  const { data } = await ask(api.devices.leave.mutate, undefined, {
    server,
    credentials: { key },
    output: Device,
  });
  return data !== null;
}
