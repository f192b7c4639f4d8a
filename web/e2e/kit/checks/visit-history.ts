import { ask } from "../server/database.ts";
import type { Server } from "../server/server.ts";

/** A visit as it lies in the database or in the browser, in whole seconds. */
export type Visit = { id: string; domain: string; startedAt: number; endedAt: number };

/**
 * The differences between what a browser stored and what the database holds; empty lists when there
 * are none.
 */
export type VisitDiscrepancies = {
  /** Closed visits that the browser had stored and that are not in the database. */
  lost: Visit[];
  /** Visits that the database holds twice, or with other values. */
  changed: Visit[];
  /** Pairs of visits at the same time: one browser shows one site. */
  overlaps: [Visit, Visit][];
};

export const NO_VISIT_WRONG: VisitDiscrepancies = { lost: [], changed: [], overlaps: [] };

/** Every visit in the database, oldest first. */
export function storedVisits(server: Server): Promise<Visit[]> {
  return ask(server, async (sql) => [
    ...(await sql<Visit[]>`
      select id, domain, extract(epoch from session_start)::float8 as "startedAt",
        extract(epoch from session_end)::float8 as "endedAt"
      from website_sessions order by session_start, id`),
  ]);
}

/** Compares what was once closed and stored in the browser with the rows. */
export function compareVisits(kept: Iterable<Visit>, rows: readonly Visit[]): VisitDiscrepancies {
  const same = (a: Visit, b: Visit) =>
    a.domain === b.domain && a.startedAt === b.startedAt && a.endedAt === b.endedAt;
  const byId = Map.groupBy(rows, ({ id }) => id);
  const visits = [...kept];
  const sorted = rows.toSorted((a, b) => a.startedAt - b.startedAt || a.endedAt - b.endedAt);
  return {
    lost: visits.filter(({ id }) => !byId.has(id)),
    changed: [
      ...visits.filter((visit) => (byId.get(visit.id) ?? []).some((row) => !same(row, visit))),
      ...[...byId.values()].flatMap((copies) => copies.slice(1)),
    ],
    overlaps: sorted.flatMap((visit, i): [Visit, Visit][] => {
      const next = sorted[i + 1];
      return next !== undefined && next.startedAt < visit.endedAt ? [[visit, next]] : [];
    }),
  };
}

/**
 * The visits that are closed and stored in the browser: since the last seal, and in batches that
 * wait. Takes all of storage.local.
 */
export function visitsInStorage(local: Record<string, unknown>): Visit[] {
  const { recorder } = local as { recorder?: { closed: Visit[] } | null };
  const batches = Object.entries(local)
    .filter(([key, value]) => key.startsWith("batch:") && typeof value === "string")
    .map(([, value]) => JSON.parse(value as string) as { records: Visit[] });
  return [...(recorder?.closed ?? []), ...batches.flatMap(({ records }) => records)].map(
    ({ id, domain, startedAt, endedAt }) => ({
      id,
      domain,
      startedAt,
      endedAt,
    }),
  );
}

/**
 * The domain whose visit is under way in the browser; undefined when none is. Takes all of
 * storage.local.
 */
export function shownInStorage(local: Record<string, unknown>): string | undefined {
  const { recorder } = local as {
    recorder?: { visits: { shown: { domain: string } | null } } | null;
  };
  return recorder?.visits.shown?.domain;
}

/** Seconds of visits by domain, as far as they lie between two instants. */
export function secondsByDomain(
  rows: readonly Visit[],
  from = 0,
  until = Number.POSITIVE_INFINITY,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { domain, startedAt, endedAt } of rows) {
    const seconds = Math.max(0, Math.min(endedAt, until) - Math.max(startedAt, from));
    if (seconds > 0) sums[domain] = (sums[domain] ?? 0) + seconds;
  }
  return sums;
}
