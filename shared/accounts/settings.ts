import * as z from "zod";

/** Settings of a person that decide how their time is counted. A change derives every day again. */
export const CountingSettings = z.strictObject({
  /**
   * IANA name, canonical. Until the person chooses, the zone of their first device, and of their
   * browser before that.
   */
  timeZone: z.string().min(1).max(64),
  /** Minutes after midnight at which a day begins, 0 to 720. */
  dayStartsAtMinutes: z.int().min(0).max(720),
  /** Longest gap between two sessions that still counts, 2 to 60 minutes. */
  gapMinutes: z.int().min(2).max(60),
  /** How much of a gap counts that began with the window losing focus, 0 to 15 minutes. */
  awayMinutes: z.int().min(0).max(15),
});
export type CountingSettings = z.infer<typeof CountingSettings>;

/** All settings: what counts, and how weeks are shown. */
export const Settings = CountingSettings.extend({
  /** First day of a week: 1 Monday to 7 Sunday (ISO numbers). */
  weekStartsOn: z.int().min(1).max(7),
});
export type Settings = z.infer<typeof Settings>;

export const SETTINGS_DEFAULT: Settings = {
  timeZone: "UTC",
  dayStartsAtMinutes: 0,
  gapMinutes: 15,
  awayMinutes: 2,
  weekStartsOn: 1,
};
