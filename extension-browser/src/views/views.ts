import {
  CATEGORIES,
  CategoryToChoose,
  type Category,
  weightClass,
  type WeightClass,
} from "@streakline/shared/categories/categories.ts";
import { categoryOf } from "@streakline/shared/categories/category-of.ts";
import { dayOf, type DaySettings } from "@streakline/shared/time/days.ts";
import { allowed, hindrance } from "../consent/consent.ts";
import { rulesByDomain } from "../record/category-rules.ts";
import { amountOf } from "../outbox/outbox.ts";
import { addToDays } from "../record/recording.ts";
import { sealVisits } from "@streakline/shared/activity/visits.ts";
import {
  type Name,
  ownerOf,
  type Refused,
  type Settings,
  type Stored,
} from "../store/stored-names.ts";

/**
 * The one thing that the popup says about recording and delivery; what stops recording comes before
 * what stops delivery.
 */
export type Mode =
  | { mode: "never_asked" | "not_allowed" | "signed_out" | "storage_full" | "recording" }
  | { mode: "paused"; untilMs: number | null }
  | { mode: "sign_in"; reason: string }
  | { mode: "offline" | "wrong_server"; sentence: string };

/** A site of today with its seconds on this browser. */
type SiteToday = { domain: string; seconds: number; category: string; weightClass: WeightClass };

export type PopupView = {
  mode: Mode;
  /** The site of the tab in front, recorded or not; null with a note for what is never recorded. */
  site: {
    domain: string;
    category: Category;
    categoryName: string;
    weightClass: WeightClass;
    isExcluded: boolean;
  } | null;
  categories: { value: Category; name: string }[];
  today: {
    seconds: number;
    productive: number;
    neutral: number;
    distracting: number;
    sites: SiteToday[];
  };
  /** The server's last answer about coding on all devices; null without one for this day. */
  coding: { seconds: number; asOf: number } | null;
  waiting: { batches: number; seconds: number };
  refused: number;
  discarded: number;
  server: string;
};

export type OptionsView = {
  mode: Mode;
  settings: Settings;
  account: { server: string; displayName: string } | null;
  consents: { sites: boolean; pageKeys: boolean; wasAsked: boolean };
  waiting: { batches: number; seconds: number; bytes: number };
  discarded: number;
  quarantine: Refused[];
  sent: { at: number; body: string }[];
};

export const POPUP_NAMES = [
  "account",
  "consents",
  "settings",
  "pause",
  "recorder",
  "outbox",
  "status",
  "quarantine",
  "discarded",
  "days",
  "rules",
  "today",
] as const satisfies Name[];
export const OPTIONS_NAMES = [
  "account",
  "consents",
  "settings",
  "pause",
  "outbox",
  "status",
  "quarantine",
  "discarded",
  "sent",
] as const satisfies Name[];

/**
 * The settings of the local day: the account's from the server, else this machine's time zone from
 * midnight.
 */
export function zoneOf(today: Stored["today"]): DaySettings {
  if (today === null)
    return { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, dayStartsAtMinutes: 0 };
  const { dayStartsAtMinutes, earlier = [] } = today.settings;
  return { timeZone: today.timeZone, dayStartsAtMinutes, earlier };
}

/**
 * Which mode holds. `isStorageFull`: the last write failed. Example: without consent while offline
 * it is `not_allowed`.
 */
function modeOf(
  now: Pick<Stored, "account" | "consents" | "pause" | "outbox" | "status">,
  nowMs: number,
  isStorageFull: boolean,
): Mode {
  const why = hindrance(now, nowMs);
  if (why === "never_asked" || why === "not_allowed" || why === "signed_out") return { mode: why };
  if (isStorageFull || why === "full") return { mode: "storage_full" };
  if (why === "paused") return { mode: "paused", untilMs: now.pause?.untilMs ?? null };
  const { state } = now.status;
  switch (state.state) {
    case "delivering":
      return { mode: "recording" };
    case "sign_in":
      return { mode: "sign_in", reason: state.reason };
    case "offline":
    case "wrong_server":
      return { mode: state.state, sentence: state.sentence };
  }
}

/**
 * What the popup shows. `front`: the site of the tab in front, as it could be recorded by the rules
 * but for exclusions.
 */
export function popupView(
  now: Pick<Stored, (typeof POPUP_NAMES)[number]>,
  front: { domain: string; isExcluded: boolean } | null,
  nowMs: number,
  isStorageFull: boolean,
): PopupView {
  const rules = rulesByDomain(now.rules);
  const zone = zoneOf(now.today);
  const at = Math.floor(nowMs / 1000);
  const day = dayOf(at, zone);
  const sites = Object.entries(daysNow(now, zone, at)[day] ?? {})
    .filter(([, seconds]) => seconds > 0)
    .map(([domain, seconds]) => {
      const { category, weight } = categoryOf(domain, rules);
      return {
        domain,
        seconds,
        category: CATEGORIES[category].name,
        weightClass: weightClass(weight),
      };
    })
    .toSorted((a, b) => b.seconds - a.seconds || (a.domain < b.domain ? -1 : 1));
  const sum = (kind: WeightClass) =>
    sites.reduce((total, site) => total + (site.weightClass === kind ? site.seconds : 0), 0);
  const mine =
    now.account === null
      ? []
      : now.outbox.waiting.filter(
          ({ owner }) => now.account !== null && owner === ownerOf(now.account),
        );
  const { batches, seconds } = amountOf(mine);
  return {
    mode: modeOf(now, nowMs, isStorageFull),
    site: front === null ? null : siteView(front, rules),
    categories: CategoryToChoose.options.map((value) => ({ value, name: CATEGORIES[value].name })),
    today: {
      seconds: sites.reduce((total, site) => total + site.seconds, 0),
      productive: sum("productive"),
      neutral: sum("neutral"),
      distracting: sum("distracting"),
      sites: sites.slice(0, 3),
    },
    coding:
      now.today === null || now.today.day !== day
        ? null
        : { seconds: now.today.secondsTotal, asOf: now.today.asOf },
    waiting: { batches, seconds },
    refused: now.quarantine.length,
    discarded: now.discarded,
    server: now.account?.server ?? now.settings.server,
  };
}

/** What the options page shows. */
export function optionsView(
  now: Pick<Stored, (typeof OPTIONS_NAMES)[number]>,
  nowMs: number,
  isStorageFull: boolean,
): OptionsView {
  return {
    mode: modeOf(now, nowMs, isStorageFull),
    settings: now.settings,
    account:
      now.account === null
        ? null
        : { server: now.account.server, displayName: now.account.displayName },
    consents: { ...allowed(now.consents), wasAsked: now.consents.sites !== null },
    waiting: amountOf(now.outbox.waiting),
    discarded: now.discarded,
    quarantine: now.quarantine.slice(0, 100),
    sent: now.sent,
  };
}

/** The days with what is not sealed yet. */
function daysNow(
  { days, recorder }: Pick<Stored, "days" | "recorder">,
  zone: DaySettings,
  at: number,
): Stored["days"] {
  if (recorder === null) return days;
  return addToDays(days, [...recorder.closed, ...sealVisits(recorder.visits, at).closed], zone, at);
}

function siteView(
  { domain, isExcluded }: { domain: string; isExcluded: boolean },
  rules: ReturnType<typeof rulesByDomain>,
): PopupView["site"] {
  const { category, weight } = categoryOf(domain, rules);
  return {
    domain,
    category,
    categoryName: CATEGORIES[category].name,
    weightClass: weightClass(weight),
    isExcluded,
  };
}
