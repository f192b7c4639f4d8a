import { aConsent, aDevice, aPerson } from "../builders.ts";
import type { Caller } from "../call-as.ts";
import { firstConsentAt, type Ledger, newLedger } from "./ledger.ts";
import { recordMaker } from "./records.ts";
import type { Sequence } from "./sequences.ts";
import type { World } from "./world.ts";

/** The person of a sequence, with two devices, and what the server must know of them. */
export type Person = {
  readonly userId: string;
  readonly email: string;
  readonly devices: readonly string[];
  readonly she: Caller;
  readonly ledger: Ledger;
  readonly recordsOf: ReturnType<typeof recordMaker>;
};

/** A new person with the settings of a sequence, who said yes to everything. */
export async function newPerson(world: World, { scene, settings }: Sequence): Promise<Person> {
  const { userId, email } = await aPerson(world.fresh, {
    consents: [],
    settings: {
      time_zone: settings.timeZone,
      time_zone_is_guessed: false,
      day_starts_at_minutes: settings.dayStartsAtMinutes,
      gap_minutes: settings.gapMinutes,
      away_minutes: settings.awayMinutes,
    },
  });
  const [laptop, tower] = await Promise.all([
    aDevice(world.fresh, { userId }),
    aDevice(world.fresh, { userId, name: "tower" }),
    aConsent(world.fresh, { userId, answeredAt: firstConsentAt(scene) }),
  ]);
  return {
    userId,
    email,
    devices: [laptop, tower],
    she: world.callAs(userId),
    ledger: newLedger(scene, settings),
    recordsOf: recordMaker(scene),
  };
}
