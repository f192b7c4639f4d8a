import * as z from "zod/mini";
import type { Answer, Post } from "./exchange.ts";
import { dataOf, procedureUrl } from "./trpc-wire.ts";

/**
 * Asks the server to revoke the device that holds this key, because its owner signs out of it;
 * gives whether it did. False too when nobody answers: the key then lives until it is revoked on
 * the dashboard. Never throws if `post` does not.
 */
export async function signOff(
  post: (request: Post) => Promise<Answer>,
  { server, key }: { server: string; key: string },
): Promise<boolean> {
  const answer = await post({
    url: procedureUrl(server, "devices.leave"),
    headers: { "x-api-key": key },
    body: "{}",
  });
  return dataOf(answer, z.object({})) !== null;
}
