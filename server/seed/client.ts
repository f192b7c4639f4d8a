import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { EnrolAnswer, TokenAnswer } from "@streakline/shared/accounts/account-answers.ts";
import { encodeBatch } from "@streakline/shared/activity/batch-buffer.ts";
import { type Batch, type BatchRecord, PushAnswer } from "@streakline/shared/activity/batch.ts";
import { type ConsentInput, CONSENTS } from "@streakline/shared/privacy/consents.ts";
import * as z from "zod";
import { type Browser, openBrowser } from "../testing/browser.ts";
import { enrolToken } from "../testing/sign-up.ts";

/** The key of an enrolled device. */
export type DeviceKey = { deviceId: string; key: string };

/**
 * Signs a person up, or in if the account exists. Gives their browser. Throws with a sentence when
 * the account has another password.
 */
export async function signUpOrIn(
  url: string,
  { email, name, password }: { email: string; name: string; password: string },
): Promise<Browser> {
  const browser = openBrowser(url);
  const signedUp = await browser.fetch("/api/auth/sign-up/email", { email, name, password });
  if (signedUp.status === 200) return browser;
  const signedIn = await browser.fetch("/api/auth/sign-in/email", { email, password });
  if (signedIn.status === 200) return browser;
  throw new Error(
    `${email} exists with another password, or sign-up is closed (${signedUp.status}, ` +
      `${signedIn.status}). Set SEED_PASSWORD to the password of the seeded accounts.`,
  );
}

/**
 * Connects a device as an extension does: asks for a code, the person approves it in the browser,
 * the approval becomes a key. An editor sends the consent for coding along.
 */
export async function connectDevice(
  url: string,
  browser: Browser,
  {
    kind = "vscode",
    ...device
  }: { kind?: "vscode" | "browser"; name: string; client: string; timeZone: string },
): Promise<DeviceKey> {
  const authorization = `Bearer ${await enrolToken(url, { browser }, `streakline-${kind}`)}`;
  const input = { kind, ...device, ...(kind === "vscode" ? { consents: ["coding"] } : {}) };
  return EnrolAnswer.parse(
    await openBrowser(url).mutate("devices.enrol", input, { authorization }),
  );
}

/**
 * Gives the consent for websites with the token of a device, as the browser extension does.
 * `place`: the client that asked.
 */
export async function consentToSites(url: string, token: string, place: string): Promise<void> {
  const input: ConsentInput = {
    kind: "sites",
    given: true,
    version: CONSENTS.sites.version,
    place,
  };
  await openBrowser(url).mutate("privacy.setConsent", input, { authorization: `Bearer ${token}` });
}

/** A ten-minute access token for a device, or null when its key is unknown. */
export async function accessToken(url: string, { key }: DeviceKey): Promise<string | null> {
  const answer = await fetch(`${url}/trpc/devices.token`, {
    method: "POST",
    headers: { "x-api-key": key, "content-type": "application/json" },
  });
  if (answer.status === 401) return null;
  return TokenAnswer.parse(dataOf(await answer.json())).token;
}

/**
 * Sends a gzipped batch like any client, and waits when the server asks for it. Gives the numbers
 * of stored and refused records.
 */
export async function pushBatch(
  url: string,
  token: string,
  batch: Batch<BatchRecord>,
): Promise<{ stored: number; rejected: number }> {
  const body = gzipSync(encodeBatch(batch));
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(`${url}/trpc/activity.push`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "content-encoding": "gzip",
      },
      body,
    });
    const text = await answer.text();
    if (answer.status === 200) {
      const { results } = PushAnswer.parse(dataOf(JSON.parse(text)));
      const stored = results.filter(({ status }) => status === "stored").length;
      return { stored, rejected: results.length - stored };
    }
    if (![429, 503].includes(answer.status) || attempt > 10)
      throw new Error(`activity.push was refused with ${answer.status}: ${text.slice(0, 300)}`);
    await sleep(1_000 * Number(answer.headers.get("retry-after") ?? 1));
  }
}

function dataOf(body: unknown): unknown {
  const wire = z.object({ result: z.object({ data: z.unknown() }) }).safeParse(body);
  if (!wire.success) throw new Error(`The server answered: ${JSON.stringify(body).slice(0, 300)}`);
  return wire.data.result.data;
}
