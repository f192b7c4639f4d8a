import type {
  Device,
  EnrolAnswer,
  TokenAnswer,
} from "@streakline/shared/accounts/account-answers.ts";
import { type Browser, openBrowser, patiently } from "./browser.ts";

/** A person with a signed-in browser. */
export type SignedUp = { browser: Browser; userId: string; email: string };

const GRANT = "urn:ietf:params:oauth:grant-type:device_code";
let people = 0;

/** Signs up a new person over HTTP, as the page does. */
export async function signUp(
  url: string,
  email = `person-${process.pid}-${++people}@example.test`,
): Promise<SignedUp> {
  const browser = openBrowser(url);
  const input = { email, password: "correct horse battery", name: "Person" };
  const answer = await patiently(() => browser.fetch("/api/auth/sign-up/email", input));
  if (answer.status !== 200)
    throw new Error(`sign-up gave ${answer.status}: ${JSON.stringify(answer.body)}`);
  return { browser, email, userId: (answer.body as { user: { id: string } }).user.id };
}

/**
 * Runs the device flow for a signed-in person, as editor and page do. Gives the ten-minute token
 * that enrols a device.
 */
export async function enrolToken(
  url: string,
  { browser }: Pick<SignedUp, "browser">,
  clientId = "streakline-vscode",
): Promise<string> {
  const editor = openBrowser(url);
  const wanted = { client_id: clientId, scope: "device:enrol", resource: "urn:streakline:api" };
  const asked = await patiently(() => editor.fetch("/api/auth/device/code", wanted));
  if (asked.status !== 200)
    throw new Error(`asking for a code gave ${asked.status}: ${JSON.stringify(asked.body)}`);
  const { device_code, user_code } = asked.body as { device_code: string; user_code: string };
  await patiently(() => browser.fetch(`/api/auth/device?user_code=${user_code}`));
  const approval = { userCode: user_code };
  const approved = await patiently(() => browser.fetch("/api/auth/device/approve", approval));
  if (approved.status !== 200)
    throw new Error(`approving gave ${approved.status}: ${JSON.stringify(approved.body)}`);
  const grant = new URLSearchParams({ grant_type: GRANT, device_code, client_id: clientId });
  const got = await patiently(() => editor.fetch("/api/auth/oauth2/token", grant));
  if (got.status !== 200)
    throw new Error(`the token endpoint gave ${got.status}: ${JSON.stringify(got.body)}`);
  return (got.body as { access_token: string }).access_token;
}

/** A connected device: its key, and an access token. */
export type Connected = EnrolAnswer & { token: string };

/** Connects a device of a signed-in person. */
export async function connectDevice(
  url: string,
  person: Pick<SignedUp, "browser">,
  name = "laptop",
): Promise<Connected> {
  const authorization = `Bearer ${await enrolToken(url, person)}`;
  const input = {
    kind: "vscode",
    name,
    client: "streakline-vscode/0.1.0",
    timeZone: "Europe/Berlin",
    consents: ["coding"],
  };
  const enrolled = (await openBrowser(url).mutate("devices.enrol", input, {
    authorization,
  })) as EnrolAnswer;
  const { token } = await fetchToken(url, enrolled.key);
  return { ...enrolled, token };
}

/** Fetches an access token, as a device does every ten minutes. */
export async function fetchToken(url: string, key: string): Promise<TokenAnswer> {
  return (await openBrowser(url).mutate("devices.token", undefined, {
    "x-api-key": key,
  })) as TokenAnswer;
}

/** The devices as in the settings page. */
export async function devicesOf({ browser }: Pick<SignedUp, "browser">): Promise<Device[]> {
  return ((await browser.query("devices.list")) as { devices: Device[] }).devices;
}
