import { utcOffset } from "@streakline/shared/time/utc-offset.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { Pool } from "../platform/database/db.ts";

/** What the comparison found, of INSTANTS instants. */
export type ZoneDifferences = {
  /** Instants at which the two clocks differ, with their zones. */
  readonly differing: readonly { zone: string; at: number }[];
  /** Zones that the database does not know. */
  readonly unknown: readonly string[];
};

const INSTANTS = 500;
const DAY = 86_400;
/** Spreads the instants over both years. */
const STEP_DAYS = 11;

/**
 * Compares the offset from UTC of 500 instants, over all zones that this process knows and over two
 * years from the start of the present one, with the database's. Days do not depend on the database's
 * zones (rule 3): a difference tells that one of the two has old data, and which zones to look at.
 */
export async function compareZones(
  { raw, semaphore }: Pick<Pool, "raw" | "semaphore">,
  now: EpochSeconds,
  zones: readonly string[] = Intl.supportedValuesOf("timeZone"),
): Promise<ZoneDifferences> {
  const from = Date.UTC(new Date(now * 1_000).getUTCFullYear(), 0, 1) / 1_000;
  const instants = Array.from({ length: INSTANTS }, (_, index) => ({
    zone: zones[index % zones.length] ?? "UTC",
    at: from + ((index * STEP_DAYS) % 730) * DAY + (index % 24) * 3_600,
  }));
  const rows = await semaphore.run(
    async () =>
      await raw<{ offset: number | null }[]>`
    select case when known.name is null then null
        else extract(epoch from timezone(one.zone, to_timestamp(one.at))
          - timezone('UTC', to_timestamp(one.at)))::float8 end as offset
    from unnest(${instants.map(({ zone }) => zone)}::text[],
      ${instants.map(({ at }) => at)}::float8[]) with ordinality as one (zone, at, place)
    left join (select name from pg_timezone_names) as known on known.name = one.zone
    order by one.place`,
  );
  const unknown = new Set<string>();
  const differing = instants.filter(({ zone, at }, index) => {
    const offset = rows[index]?.offset ?? null;
    if (offset === null) unknown.add(zone);
    return offset !== null && offset !== utcOffset(at, zone);
  });
  return { differing, unknown: [...unknown] };
}

/**
 * The comparison in a sentence.
 * @example zoneWords({ differing: [], unknown: [] }) // "500 instants agree with the database's"
 */
export function zoneWords({ differing, unknown }: ZoneDifferences): string {
  if (differing.length + unknown.length === 0)
    return `${INSTANTS} instants agree with the database's`;
  const names = [...new Set([...differing.map(({ zone }) => zone), ...unknown])];
  const more = names.length > NAMES_MAX ? ` and ${names.length - NAMES_MAX} more zones` : "";
  return (
    `the database has other rules for ${names.slice(0, NAMES_MAX).join(", ")}${more}; ` +
    "days do not depend on them"
  );
}

const NAMES_MAX = 5;
