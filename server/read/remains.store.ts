import type { Remain } from "@streakline/shared/timeline/remains.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type postgres from "postgres";
import type { Connection } from "./sessions.store.ts";

/** Which seconds of a day belonged to websites: sorted, none twice. */
export type RemainsLine = readonly Remain[];

/**
 * What is left of the days `from` to `to` whose visits were deleted for their age, not sent yet;
 * remainsOf() reads its rows.
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

/** The remains in the rows of selectRemains(), by day; days with visits are not in it. */
export function remainsOf(rows: readonly postgres.MaybeRow[]): ReadonlyMap<Day, RemainsLine> {
  return new Map(
    (rows as readonly { day: Day; line: RemainsLine }[]).map(({ day, line }) => [day, line]),
  );
}
