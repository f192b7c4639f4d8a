import { type ZoneDifferences, zoneWords } from "../../operations/time-zones.store.ts";
import type { Probe } from "./health.route.ts";

const WAIT_MS = 1_000;

/**
 * Tells whether this process and the database have the same rules for time zones. Compared once,
 * from now on. It is never down and never degraded, since days do not depend on the database's.
 * `tell`: called with what was found, or with what failed.
 */
export function zonesProbe(
  compare: () => Promise<ZoneDifferences>,
  tell: (found: { differences: ZoneDifferences } | { error: unknown }) => void = () => {},
): Probe {
  const compared = compare().then(
    (differences) => {
      tell({ differences });
      return zoneWords(differences);
    },
    (error: unknown) => {
      tell({ error });
      return "could not be compared with the database's: the log says why";
    },
  );
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const later = new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve("being compared with the database's"), WAIT_MS);
    });
    const detail = await Promise.race([compared, later]);
    clearTimeout(timer);
    return { state: "ok", detail };
  };
}
