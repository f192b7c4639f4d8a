import type { Remain } from "@streakline/shared/timeline/remains.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type postgres from "postgres";
import type { Connection } from "./sessions.store.ts";

/** Spans of a day that belonged to websites: sorted, without overlaps. */
export type RemainsLine = readonly Remain[];

/**
 * Selects the remains of deleted visits of the days `from` to `to`. Not sent yet; remainsOf() reads
 * its rows.
 */
export function selectRemains(
  sql: Connection,
  userId: string,
  from: Day,
  to: Day,
): postgres.PendingQuery<postgres.MaybeRow[]> {
  return sql<postgres.MaybeRow[]>`
    select day::text as day, line from site_remains
    where user_id = ${userId}::uuid and day between ${from}::text::date and ${to}::text::date`;
}

/** The remains by day from the rows of selectRemains(). Days that still have visits are missing. */
export function remainsOf(rows: readonly postgres.MaybeRow[]): ReadonlyMap<Day, RemainsLine> {
  return new Map(
    (rows as readonly { day: Day; line: RemainsLine }[]).map(({ day, line }) => [day, line]),
  );
}
