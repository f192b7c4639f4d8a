import { createHash } from "node:crypto";
import type { EnrolAnswer, EnrolInput } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { CONSENTS, consentText } from "@streakline/shared/privacy/consents.ts";
import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";
import { asUser } from "../../platform/database/db.ts";
import { changingDays } from "../../read/change-days.store.ts";
import type { Ctx } from "../../trpc/context.ts";
import { storeCodingConsent } from "./consents.store.ts";
import { addDevice, countLiveDevices, devicesOf, setKey } from "./devices.store.ts";
import { guessTimeZone, rederiveAllDays } from "../settings/settings.store.ts";

const DEVICES_MAX = 50;

/**
 * Connects a device: stores it and returns its key, once. A consent given in the editor is stored
 * with it. Until the person chooses a time zone, the zone of the first device becomes theirs. Keys
 * made by hand (kind `api`) do not set the time zone: they may be used on any machine. Throws
 * `bad_time_zone`, `too_many_devices` above 50 live devices, and `rederive_running` like
 * changingDays().
 */
export async function enrolDevice(
  ctx: Ctx<"databases" | "credentials">,
  userId: string,
  input: EnrolInput,
): Promise<EnrolAnswer> {
  const { consents = [], ...device } = input;
  const timeZone = canonicalTimeZone(input.timeZone);
  if (timeZone === null) throw new DomainError("bad_time_zone");
  const deviceId = await changingDays(ctx.databases.app, userId, async (tx) => {
    // changingDays() waited for other enrolments, so the limit and "first device" hold.
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

/** Hex of SHA-256 over the consent text for coding. */
function textHash(): string {
  return createHash("sha256").update(consentText("coding")).digest("hex");
}
