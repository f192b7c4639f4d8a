import { type ZoneDifferences, zoneWords } from "../../operations/time-zones.store.ts";
import type { Probe } from "./health.route.ts";

const WAIT_MS = 1_000;

/**
 * Tells whether this process and the database have the same rules for time zones. Compared from now
 * on, and again at the next question while that fails. It is never down and never degraded, since
 * days do not depend on the database's rules. `tell`: called once with what was found.
 */
export function zonesProbe(
  compare: () => Promise<ZoneDifferences>,
  tell: (found: ZoneDifferences) => void = () => {},
): Probe {
  let compared: Promise<string> | null = null;
  const detail = (): Promise<string> =>
    (compared ??= compare().then(
      (found) => {
        tell(found);
        return zoneWords(found);
      },
      () => {
        compared = null;
        return "could not be compared with the database's yet";
      },
    ));
  void detail();
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const later = new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve("being compared with the database's"), WAIT_MS);
    });
    const found = await Promise.race([detail(), later]);
    clearTimeout(timer);
    return { state: "ok", detail: found };
  };
}
