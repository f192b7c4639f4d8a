import { type Settings } from "@streakline/shared/accounts/settings.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type { Tx } from "../platform/db.ts";
export type StoredSettings = {
  settings: Settings;
  timeZoneIsGuessed: boolean;
  rederiveDaysTotal: number;
};
/** Settings of the acting person; the defaults while none are stored. `lock` keeps others from changing them until the transaction ends. */
export declare function settingsOf(
  tx: Tx,
  userId: string,
  {
    lock,
  }?: {
    lock?: boolean | undefined;
  },
): Promise<StoredSettings>;
/** Stores the settings as the person chose them. */
export declare function storeSettings(tx: Tx, userId: string, chosen: Settings, timeZoneIsGuessed: boolean): Promise<void>;
/** Marks every day of the person dirty and starts the progress anew; how many days there are to derive. */
export declare function rederiveAllDays(tx: Tx, userId: string): Promise<number>;
/** How many of the days that the last change of settings marked are still to be derived. Days that a batch marked since are not among them. */
export declare function countDaysToRederive(tx: Tx, userId: string): Promise<number>;
/** The newest dirty days, at most `limit`. */
export declare function newestDirtyDays(tx: Tx, userId: string, limit: number): Promise<Day[]>;
/** Takes a device's time zone as the person's own while they have not chosen one; true when that changed it. */
export declare function guessTimeZone(tx: Tx, userId: string, timeZone: string): Promise<boolean>;
