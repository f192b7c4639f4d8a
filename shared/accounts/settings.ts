import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { EarlierDayRules } from "../time/earlier-day-rules.ts";
import { EpochSeconds } from "../time/instant.ts";

/** The settings that decide how time is counted. A change derives again the days it can change. */
export const CountingSettings = z.strictObject({
  /**
   * Canonical IANA name. Until the person chooses: the zone of their first device, before that the
   * zone of their browser.
   */
  timeZone: checked(z.string(), z.minLength(1), z.maxLength(64)),
  /** Minutes after midnight at which a day begins, 0 to 720. */
  dayStartsAtMinutes: checked(int(), z.minimum(0), z.maximum(720)),
  /** Longest gap between two sessions that still counts, 2 to 60 minutes. */
  gapMinutes: checked(int(), z.minimum(2), z.maximum(60)),
  /** How much of a gap counts after the window lost focus, 0 to 15 minutes. */
  awayMinutes: checked(int(), z.minimum(0), z.maximum(15)),
});
export type CountingSettings = z.infer<typeof CountingSettings>;

/** Most earlier rules that are kept. */
export const EARLIER_DAY_RULES_MAX = 500;

/** How a person's time is counted, with what held before. */
export type PersonsCounting = CountingSettings & {
  readonly earlier: Readonly<EarlierDayRules>;
};

/** All settings: the counting settings, and how weeks are shown. */
export const Settings = z.extend(CountingSettings, {
  /** First day of a week: 1 Monday to 7 Sunday (ISO numbers). */
  weekStartsOn: checked(int(), z.minimum(1), z.maximum(7)),
});
export type Settings = z.infer<typeof Settings>;

/** All settings of a person, with the rules for days that held before. */
export const PersonsSettings = z.extend(Settings, { earlier: EarlierDayRules });
export type PersonsSettings = z.infer<typeof PersonsSettings>;

/**
 * A change of settings. `holdsFrom`, for time zone and start of day: the second from which on the
 * change holds, `now`, or `always`, when what held before was wrong. Without it: now, or always
 * while the zone is only guessed.
 */
export const SettingsChange = z.extend(z.partial(Settings), {
  holdsFrom: z.optional(z.union([z.enum(["now", "always"]), EpochSeconds])),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

export const SETTINGS_DEFAULT: Settings = {
  timeZone: "UTC",
  dayStartsAtMinutes: 0,
  gapMinutes: 15,
  awayMinutes: 2,
  weekStartsOn: 1,
};
