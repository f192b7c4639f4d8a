import { createHash } from "node:crypto";
import type { EnrolAnswer, EnrolInput } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { CONSENTS, consentText } from "@streakline/shared/privacy/consents.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";
import { asUser } from "../../platform/database/db.ts";
import { changingDays } from "../../read/change-days.store.ts";
import type { Ctx } from "../../trpc/context.ts";
import { storeCodingConsent } from "./consents.store.ts";
import { addDevice, countLiveDevices, devicesOf, setKey } from "./devices.store.ts";
import { guessTimeZone, rederiveAllDays } from "../settings/settings.store.ts";

const DEVICES_MAX = 50;

/** Who connects a device, and when they allowed it. `tokenHash`: null without a token. */
export type Approval = { userId: string; tokenHash: string | null; approvedAt: EpochSeconds };

/**
 * Connects a device: stores it and returns its key, once. The token of an approval connects one
 * device, and no other after it, also when that one was revoked. A consent given in the editor is
 * stored with it, and counts from the approval: a no that was said since then stays. Until the
 * person chooses a time zone, the zone of the first device becomes theirs. Keys made by hand (kind
 * `api`) do not set the time zone: they may be used on any machine. Throws `bad_time_zone`,
 * `approval_used`, `too_many_devices` above 50 live devices, and `rederive_running` like
 * changingDays().
 */
export async function enrolDevice(
  ctx: Ctx<"databases" | "credentials">,
  { userId, tokenHash, approvedAt }: Approval,
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
    const id = await addDevice(tx, userId, { ...device, timeZone, tokenHash });
    if (consents.includes("coding"))
      await storeCodingConsent(tx, userId, {
        version: CONSENTS.coding.version,
        textHash: textHash(),
        place: input.client,
        answeredAt: approvedAt,
      });
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
