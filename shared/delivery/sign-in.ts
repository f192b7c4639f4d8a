import * as z from "zod/mini";
import { checked } from "../checked.ts";
import {
  type DeviceKind,
  EnrolAnswer,
  type EnrolInput,
  TokenAnswer,
} from "../accounts/account-answers.ts";
import type { DeliveryApi } from "./api.ts";
import type { DeviceKey } from "./ports.ts";
import { ask, problemOf, type SendPost } from "./post-link.ts";

/**
 * The client that signs in. `what` and `server`: how sentences call it and the setting of the
 * server's address.
 */
type SignInClient = { id: string; kind: DeviceKind; what: "editor" | "browser"; server: string };

export type SignInDeps = {
  server: string;
  client: SignInClient;
  device: Omit<EnrolInput, "kind">;
  api: DeliveryApi;
  /** For the two requests of the device flow that are no procedures. */
  post: SendPost;
  sleep: (milliseconds: number) => Promise<void>;
  monotonicMilliseconds: () => number;
  /** Shows the code and opens the page; called once. */
  onCode: (code: { userCode: string; url: string }) => void;
  isCancelled: () => boolean;
};

export type SignInResult =
  | { state: "signed_in"; key: DeviceKey }
  | { state: "cancelled" }
  | { state: "failed"; sentence: string };

/**
 * Connects a device by the device flow (RFC 8628): asks for a code, waits until the person has
 * approved it in the browser, and exchanges the approval for a key of the device. Keeps to the
 * server's interval, slows down when told to, and stops when the code expires. Never throws: a
 * failure is a sentence.
 * @example await signIn({ server: "http://127.0.0.1:4700", … }) // { state: "signed_in", key: {
 * key: "slk_…", … } }
 */
export async function signIn(deps: SignInDeps): Promise<SignInResult> {
  const { server, client, post, sleep, monotonicMilliseconds } = deps;
  const asked = await post({
    url: `${server}/api/auth/device/code`,
    body: JSON.stringify({ client_id: client.id, scope: SCOPE, resource: RESOURCE }),
  });
  const code = asked.kind === "http" && asked.status === 200 ? Code.safeParse(asked.body) : null;
  if (asked.kind === "network_error")
    return failed(
      `Nothing answers at ${server} (${asked.error}). See whether it runs, and check ${client.server}.`,
    );
  if (code?.success !== true)
    return failed(`The server gave no code: ${problemOf(asked)}. Check ${client.server}.`);
  const url = code.data.verification_uri_complete ?? code.data.verification_uri;
  if (!/^https?:\/\//.test(url))
    return failed(`The server named a page that is no web address. Check ${client.server}.`);
  deps.onCode({ userCode: readable(code.data.user_code), url });

  const { expires_in: lives, interval = 5 } = code.data;
  const until = monotonicMilliseconds() + Math.min(lives, CODE_SECONDS_MAX) * 1000;
  let intervalSeconds = Math.min(Math.max(interval, 1), INTERVAL_SECONDS_MAX);
  while (monotonicMilliseconds() < until) {
    await sleep(intervalSeconds * 1000);
    if (deps.isCancelled()) return { state: "cancelled" };
    const answer = await post({
      url: `${server}/api/auth/oauth2/token`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: formText({
        grant_type: GRANT,
        device_code: code.data.device_code,
        client_id: client.id,
      }),
    });
    const granted =
      answer.kind === "http" && answer.status === 200 ? Granted.safeParse(answer.body) : null;
    if (granted?.success === true) return enrol(deps, granted.data.access_token);
    const pending = answer.kind === "http" ? Pending.safeParse(answer.body) : null;
    switch (pending?.success === true ? pending.data.error : "") {
      case "slow_down":
        intervalSeconds += 5;
        break;
      case "access_denied":
        return failed("The request was denied in the browser. Sign in again to get a new code.");
      case "expired_token":
      case "invalid_grant":
        return failed("The code has expired. Sign in again to get a new one.");
      case "invalid_client":
      case "unauthorized_client":
      case "invalid_scope":
        return failed("The server does not know this extension. Update the server.");
      default:
      // authorization_pending, or a short outage: the code is still valid.
    }
  }
  return failed("The code has expired. Sign in again to get a new one.");
}

/** The scope of every client: to enrol one device, nothing else. */
const SCOPE = "device:enrol";
const RESOURCE = "urn:streakline:api";
const GRANT = "urn:ietf:params:oauth:grant-type:device_code";

/** Longest life of a code, and longest pause between two questions, that a server may ask for. */
const CODE_SECONDS_MAX = 3_600;
const INTERVAL_SECONDS_MAX = 60;

const Code = z.object({
  device_code: checked(z.string(), z.minLength(1)),
  user_code: checked(z.string(), z.minLength(1)),
  verification_uri: z.string(),
  verification_uri_complete: z.optional(z.string()),
  expires_in: checked(z.number(), z.positive()),
  interval: z.optional(checked(z.number(), z.positive())),
});
const Granted = z.object({ access_token: checked(z.string(), z.minLength(1)) });
const Pending = z.object({ error: z.string(), error_description: z.optional(z.string()) });

async function enrol(
  { server, client, api, device }: SignInDeps,
  token: string,
): Promise<SignInResult> {
  const input: EnrolInput = { kind: client.kind, ...device };
  const { answer, data: enrolled } = await ask(api.devices.enrol.mutate, input, {
    server,
    credentials: { token },
    output: EnrolAnswer,
  });
  if (enrolled === null)
    return failed(`The server did not enrol this ${client.what}: ${problemOf(answer)}`);
  const { userId, deviceId, key } = enrolled;
  // The first token shows that the key works, and has the person's name.
  const { data: first } = await ask(api.devices.token.mutate, undefined, {
    server,
    credentials: { key },
    output: TokenAnswer,
  });
  return {
    state: "signed_in",
    key: { server, userId, deviceId, key, displayName: first?.displayName ?? "" },
  };
}

/** application/x-www-form-urlencoded. */
function formText(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
}

/** A code as the server's page shows it: `ABCD-EFGH`. */
function readable(code: string): string {
  return /^\w{8}$/.test(code) ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}

function failed(sentence: string): SignInResult {
  return { state: "failed", sentence };
}
