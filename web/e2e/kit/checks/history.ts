import * as z from "zod";
import { storedSessions } from "../server/database.ts";
import type { StoredSession } from "../server/database.ts";
import type { Editor } from "../editor/editor.ts";
import type { FaultProxy } from "../network/fault-proxy.ts";
import { exchanges } from "../network/http-wire.ts";
import { charactersTyped } from "./independent-sum.ts";
import type { LedgerLine } from "../editor/ledger.ts";
import type { Server } from "../server/server.ts";

/**
 * The differences between what a person did and what the database holds; empty lists and zeros when
 * there are none.
 */
export type Discrepancies = {
  /** Characters typed but not stored (positive) or stored more than once (negative), by project. */
  characters: Record<string, number>;
  /**
   * Instants at which a person typed without a stored session of the project, with the sessions
   * around.
   */
  secondsUncovered: string[];
  /** Pairs of sessions of one window that overlap. */
  overlaps: string[];
  /** Records that the server acknowledged as stored and that are not there exactly once. */
  acknowledgedButNotOnce: string[];
};

/**
 * The history check: the witness's ledger and the wire against the rows of the database. One window
 * per project.
 */
export async function discrepancies(
  editor: Editor,
  server: Server,
  proxies: FaultProxy[],
): Promise<Discrepancies> {
  // Read the acknowledged ids before the rows: a batch that arrives in between must not look lost.
  const acknowledged = [...new Set(pushes(proxies).flatMap(({ ids }) => ids))];
  return compare(editor.ledger(), await storedSessions(server), acknowledged);
}

/** The differences between a ledger, the rows, and the ids of acknowledged records. */
export function compare(
  ledger: LedgerLine[],
  rows: StoredSession[],
  acknowledged: string[],
): Discrepancies {
  return {
    characters: difference(charactersTyped(ledger), sumBy(rows)),
    secondsUncovered: uncovered(ledger, rows),
    overlaps: overlaps(rows),
    acknowledgedButNotOnce: acknowledged.filter(
      (id) => rows.filter((row) => row.id === id).length !== 1,
    ),
  };
}

export const NOTHING_WRONG: Omit<Discrepancies, "characters"> = {
  secondsUncovered: [],
  overlaps: [],
  acknowledgedButNotOnce: [],
};

function difference(
  typed: Record<string, number>,
  stored: Record<string, number>,
): Record<string, number> {
  const projects = [...new Set([...Object.keys(typed), ...Object.keys(stored)])];
  return Object.fromEntries(
    projects
      .map((project) => [project, (typed[project] ?? 0) - (stored[project] ?? 0)])
      .filter(([, missing]) => missing !== 0),
  );
}

function sumBy(rows: StoredSession[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[row.project] = (sums[row.project] ?? 0) + row.charactersTyped;
  return sums;
}

function uncovered(ledger: LedgerLine[], rows: StoredSession[]): string[] {
  const found: string[] = [];
  for (const line of ledger) {
    if (line.kind !== "change" || line.folder === null) continue;
    const second = Math.floor(line.at / 1000);
    const ofProject = rows.filter(({ project }) => project === line.folder);
    if (ofProject.some((row) => row.startedAt <= second && second <= row.endedAt)) continue;
    const before = Math.max(
      ...ofProject.map(({ endedAt }) => endedAt).filter((end) => end < second),
    );
    const after = Math.min(
      ...ofProject.map(({ startedAt }) => startedAt).filter((start) => start > second),
    );
    found.push(`${line.folder} ${line.at / 1000}, between ${before} and ${after}`);
  }
  return found;
}

function overlaps(rows: StoredSession[]): string[] {
  const found: string[] = [];
  for (const [i, row] of rows.entries()) {
    const other = rows
      .slice(i + 1)
      .find(
        (later) =>
          later.project === row.project &&
          later.startedAt < row.endedAt &&
          row.startedAt < later.endedAt,
      );
    if (other !== undefined)
      found.push(
        `${row.project}: ${row.id} (${row.startedAt} to ${row.endedAt}) ` +
          `and ${other.id} (${other.startedAt} to ${other.endedAt})`,
      );
  }
  return found;
}

const Pushed = z.object({
  result: z.object({
    data: z.object({
      batchId: z.string(),
      results: z.array(z.object({ id: z.string(), status: z.string() })),
    }),
  }),
});

/** Answers of `activity.push` on the wire, with those that a fault kept from the client. */
export function pushes(proxies: FaultProxy[]): {
  batchId: string;
  ids: string[];
  requestBody: string;
  answerBody: string;
  reachedClient: boolean;
}[] {
  const found: ReturnType<typeof pushes> = [];
  for (const exchange of proxies.flatMap((proxy) => proxy.wires).flatMap(exchanges)) {
    if (!exchange.path.startsWith("/trpc/activity.push") || exchange.status !== 200) continue;
    const { data } = Pushed.safeParse(JSON.parse(exchange.answerBody));
    if (data === undefined) continue;
    const { batchId, results } = data.result.data;
    found.push({
      batchId,
      ids: results.filter(({ status }) => status === "stored").map(({ id }) => id),
      requestBody: exchange.requestBody,
      answerBody: exchange.answerBody,
      reachedClient: exchange.fault === "pass",
    });
  }
  return found;
}
