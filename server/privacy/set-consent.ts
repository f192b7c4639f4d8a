import { createHash } from "node:crypto";
import { FUTURE_SECONDS_MAX } from "@streakline/shared/time/instant.ts";
import {
  type ConsentInput,
  CONSENTS,
  type ConsentsAnswer,
  consentText,
  DeviceConsentKind,
} from "@streakline/shared/privacy/consents.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { asUser } from "../platform/database/db.ts";
import type { Ctx, PrincipalOf } from "../trpc/context.ts";
import { latestConsents } from "../read/consents.store.ts";
import { storeAnswer } from "./consents.store.ts";
import { listConsents } from "./list-consents.ts";

/**
 * Stores an answer to one kind of consent. After a no has returned, nothing of that kind is stored.
 * - A yes from before the latest no, also by another device, does not undo it. The answer shows the
 *   present state.
 * - A device answers only for kinds it records (DeviceConsentKind); throws `forbidden` for others.
 * - Throws `bad_input` for an unknown version, and for a yes more than FUTURE_SECONDS_MAX ahead. A
 *   no counts with any clock.
 */
export async function setConsent(
  ctx: Ctx<"databases" | "clock">,
  principal: Pick<PrincipalOf<"session"> | PrincipalOf<"device">, "userId" | "kind">,
  input: ConsentInput,
): Promise<ConsentsAnswer> {
  const { kind, version, given, answeredAt = 0 } = input;
  if (principal.kind === "device" && !DeviceConsentKind.safeParse(kind).success)
    throw new DomainError("forbidden");
  const { version: versionNow } = CONSENTS[kind];
  if (version > versionNow)
    throw new DomainError("bad_input", {
      problem: `version: the latest one asked is ${versionNow}`,
    });
  if (given && answeredAt > ctx.clock() + FUTURE_SECONDS_MAX)
    throw new DomainError("bad_input", { problem: "answeredAt: it is in the future" });
  const { userId } = principal;
  await asUser(ctx.databases.app, userId, async (tx) => {
    await storeAnswer(tx, userId, input, textHash(input));
    if (input.given || (await latestConsents(tx, userId)).get(kind)?.given !== true) return;
    // Looks like a repeated answer, but another device may have given it in the same second: never
    // lose a no.
    await storeAnswer(tx, userId, { ...input, answeredAt: undefined }, textHash(input));
  });
  return await listConsents(ctx, principal.userId);
}

/** Hash of the text that was shown; empty for an earlier version, whose text is unknown here. */
function textHash({ kind, version }: ConsentInput): string {
  return version === CONSENTS[kind].version
    ? createHash("sha256").update(consentText(kind)).digest("hex")
    : "";
}
