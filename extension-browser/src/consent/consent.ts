import { consentState, CONSENTS } from "@streakline/shared/privacy/consents.ts";
import type { DeviceConsents } from "@streakline/shared/privacy/device-consents.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { isOutboxFull } from "../outbox/outbox.ts";
import type { Consents, Stored } from "../store/stored-names.ts";

/** What may be recorded just now. */
export function allowed(consents: Consents): { sites: boolean; pageKeys: boolean } {
  const sites = consentState("sites", consents.sites) === "given";
  return { sites, pageKeys: sites && consentState("page_keys", consents.page_keys) === "given" };
}

/**
 * The answer of the person in this browser, not yet known to the server. `owner`: the account that
 * is connected, null while none is.
 */
export function answered(
  given: { sites: boolean; pageKeys: boolean },
  at: number,
  owner: string | null,
): Consents {
  const answer = (kind: "sites" | "page_keys", yes: boolean) => ({
    given: yes,
    version: CONSENTS[kind].version,
    at,
    isSent: false,
  });
  return {
    owner,
    sites: answer("sites", given.sites),
    page_keys: answer("page_keys", given.sites && given.pageKeys),
  };
}

/**
 * What the server says counts where this browser has told its own answer: the person may have
 * changed it on the dashboard since. A person who was never asked in this browser stays unasked.
 */
export function mirrored(consents: Consents, server: DeviceConsents, at: number): Consents {
  const mirror = (kind: "sites" | "page_keys"): Consents["sites"] => {
    const mine = consents[kind];
    if (mine === null || !mine.isSent || mine.given === server[kind]) return mine;
    return { given: server[kind], version: CONSENTS[kind].version, at, isSent: true };
  };
  return { ...consents, sites: mirror("sites"), page_keys: mirror("page_keys") };
}

/**
 * The answers when an account is connected: its own stay as they are, those given before any
 * account become its own, and those of another person are not taken for an answer: this one is
 * asked.
 */
export function adopted(consents: Consents, owner: string): Consents {
  if (consents.owner === owner) return consents;
  return consents.owner === null ? { ...consents, owner } : { owner, sites: null, page_keys: null };
}

/** Whether nothing may be recorded now, and why; in the order in which a person would mend it. */
export function hindrance(
  now: Pick<Stored, "account" | "consents" | "pause" | "outbox">,
  nowMs: number,
): "never_asked" | "not_allowed" | "signed_out" | "paused" | "full" | null {
  if (now.consents.sites === null) return "never_asked";
  if (!allowed(now.consents).sites)
    return consentState("sites", now.consents.sites) === "never_asked"
      ? "never_asked"
      : "not_allowed";
  if (now.account === null) return "signed_out";
  if (now.pause !== null && (now.pause.untilMs === null || nowMs < now.pause.untilMs))
    return "paused";
  return isOutboxFull(now.outbox) ? "full" : null;
}

/** Records without their page keys; null when they have none. */
export function withoutPageKeys(records: readonly WebsiteSession[]): WebsiteSession[] | null {
  return records.every(({ pageKeys }) => pageKeys.length === 0)
    ? null
    : records.map((record) => ({ ...record, pageKeys: [] }));
}
