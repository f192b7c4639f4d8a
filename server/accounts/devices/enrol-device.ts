import { createHash } from "node:crypto";
import type { EnrolAnswer, EnrolInput } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { CONSENTS, consentText } from "@streakline/shared/privacy/consents.ts";
import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";
import { asUser } from "../../platform/database/db.ts";
import type { Ctx } from "../../trpc/context.ts";
import { storeCodingConsent } from "./consents.store.ts";
import { addDevice, countLiveDevices, devicesOf, setKey } from "./devices.store.ts";
import { guessTimeZone, rederiveAllDays, settingsOf } from "../settings/settings.store.ts";

const DEVICES_MAX = 50;

/**
 * Connects a device: stores it and gives its key, once. The first device's time zone becomes the
 * person's own, until they choose one; a key made by hand may lie on any machine, so the first one
 * that was not is the first device again. A consent that was given in the editor is stored with it.
 * Throws `bad_time_zone`, `too_many_devices` (50 that can still send).
 */
export async function enrolDevice(
  ctx: Ctx<"databases" | "credentials">,
  userId: string,
  input: EnrolInput,
): Promise<EnrolAnswer> {
  const { consents = [], ...device } = input;
  const timeZone = canonicalTimeZone(input.timeZone);
  if (timeZone === null) throw new DomainError("bad_time_zone");
  const deviceId = await asUser(ctx.databases.app, userId, async (tx) => {
    // Two that enrol at once wait for each other here, so that the limit and the first device are
    // what they say.
    await settingsOf(tx, userId, { lock: true });
    if ((await countLiveDevices(tx, userId)) >= DEVICES_MAX)
      throw new DomainError("too_many_devices", { max: DEVICES_MAX });
    const isFirst = (await devicesOf(tx, userId)).every(
      ({ kind }) => kind === "api" && input.kind !== "api",
    );
    if (isFirst && (await guessTimeZone(tx, userId, timeZone))) await rederiveAllDays(tx, userId);
    const id = await addDevice(tx, userId, { ...device, timeZone });
    if (consents.includes("coding"))
      await storeCodingConsent(tx, userId, CONSENTS.coding.version, textHash(), input.client);
    return id;
  });
  const { keyId, key } = await ctx.credentials.issueKey({ userId, deviceId, name: input.name });
  await asUser(ctx.databases.app, userId, (tx) => setKey(tx, userId, deviceId, keyId));
  return { deviceId, userId, key };
}

/** Hex of SHA-256 over the text that the person said yes to. */
function textHash(): string {
  return createHash("sha256").update(consentText("coding")).digest("hex");
}
