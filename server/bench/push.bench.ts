import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import { encodeBatch } from "@streakline/shared/activity/batch-buffer.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { COUNTER_LIST } from "@streakline/shared/activity/counters.ts";
import { systemClock } from "../platform/clock.ts";
import { aBatch, aSession } from "../testing/builders.ts";
import { inParallel } from "../testing/in-parallel.ts";
import { line, median, timed } from "./measure.ts";
import type { Client, Scene } from "./scene.ts";
import { openWire, postOf, type Wire } from "./wire.ts";

const CONNECTIONS = 8;
const SESSIONS = 20;
const BATCHES = 320;
const ROUNDS = 11;
/** Rounds before measuring, in which the server's code is compiled. */
const WARM_UP = 6;

/**
 * activity.push end to end (HTTP, gzip, access token, every check, one transaction) against a bare
 * insert from arrays and a COPY of the same rows: batches of 20 sessions from 8 people over 8
 * connections. Rounds alternate, so that a busy machine slows all three alike. Building parameters
 * and talking to PostgreSQL is measured on both sides; a client's work to send a batch is not.
 */
export async function benchPush(scene: Scene): Promise<string[]> {
  const clients: Client[] = [];
  for (let index = 0; index < CONNECTIONS; index += 1)
    clients.push(await scene.aClient(`push-${index}`));
  const wire = await openWire(scene.url, CONNECTIONS);
  const ways = { push: pushAll(wire), unnest: insertAll, copy: copyAll };
  const perSecond: Record<keyof typeof ways, number[]> = { push: [], unnest: [], copy: [] };
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [name, way] of Object.entries(ways) as [keyof typeof ways, Way][]) {
      await scene.owner`checkpoint`;
      const milliseconds = await timed(await way(scene, clients, aRound()));
      if (round >= 0) perSecond[name].push((BATCHES * SESSIONS * 1_000) / milliseconds);
    }
  }
  wire.close();
  const [push, unnest, copy] = [
    median(perSecond.push),
    median(perSecond.unnest),
    median(perSecond.copy),
  ];
  const ratio = median(
    perSecond.push.map((rate, round) => rate / (perSecond.unnest[round] ?? Number.NaN)),
  );
  const figures =
    `${push.toFixed(0)} sessions/s end to end, ` +
    `${unnest.toFixed(0)} bare unnest, ${copy.toFixed(0)} COPY`;
  return [
    line("activity.push", figures),
    line("  ratio to unnest", ratio.toFixed(2), { text: ">= 0.55", isMet: ratio >= 0.55 }),
    line("  ratio to COPY", (push / copy).toFixed(2)),
  ];
}

type Round = { worker: number; sessions: CodingSession[] }[];

/** New batches, each with five minutes of one person on one of a few days. */
function aRound(): Round {
  const now = systemClock();
  return Array.from({ length: BATCHES }, (_, index) => {
    const at = now - 3_600 - (index % 5) * 86_400 - Math.floor(Math.random() * 30_000);
    const languages = ["typescript", "sql", "css", "markdown"];
    const sessions = Array.from({ length: SESSIONS }, (_, part) => {
      const startedAt = at + part * 15;
      const language = languages[part % 4] ?? "typescript";
      return aSession({
        startedAt,
        endedAt: startedAt + 14,
        endedBy: "switch",
        project: `project-${index % 4}`,
        language,
        branch: "feature/bench",
        keystrokes: part * 7,
      });
    });
    return { worker: index % CONNECTIONS, sessions };
  });
}

/** Prepares what a client already has, then gives the work to measure. */
type Way = (scene: Scene, clients: readonly Client[], round: Round) => Promise<() => Promise<void>>;

function pushAll(wire: Wire): Way {
  return async (_scene, clients, round) => {
    const requests = round.map(({ worker, sessions }) => {
      const headers = {
        "content-type": "application/json",
        "content-encoding": "gzip",
        authorization: `Bearer ${clients[worker]?.token}`,
      };
      return postOf("/trpc/activity.push", headers, gzipSync(encodeBatch(aBatch({ sessions }))));
    });
    return () =>
      inParallel(CONNECTIONS, requests, async (request) => {
        const { status, body } = await wire.send(request);
        if (status !== 200 || body.includes('"rejected"'))
          throw new Error(`activity.push answered ${status}: ${body.slice(0, 300)}`);
      });
  };
}

type Column = readonly [type: string, valueOf: (session: CodingSession) => string | number];
const COLUMNS: Readonly<Record<string, Column>> = {
  id: ["uuid", (session) => session.id],
  session_start: ["timestamptz", (session) => isoOf(session.startedAt)],
  session_end: ["timestamptz", (session) => isoOf(session.endedAt)],
  ended_by: ["text", (session) => session.endedBy],
  actor: ["text", (session) => session.actor],
  project_name: ["text", (session) => session.project],
  language: ["text", (session) => session.language],
  branch: ["text", (session) => session.branch],
  framework: ["text", (session) => session.framework],
  editor: ["text", (session) => session.editor],
  editor_theme: ["text", (session) => session.editorTheme],
  ...Object.fromEntries(
    COUNTER_LIST.map(({ name, column }): [string, Column] => [
      column,
      ["int4", (session) => session[name] ?? 0],
    ]),
  ),
};
const NAMES = Object.keys(COLUMNS);
const INSERT = `insert into coding_sessions (user_id, device_id, batch_id, ${NAMES.join(", ")})
  select $1::uuid, $2::uuid, $3::uuid, u.* from unnest(${Object.values(COLUMNS)
    .map(([type], index) => `$${index + 4}::text[]::${type}[]`)
    .join(", ")}) u on conflict do nothing`;

async function insertAll(
  { bare }: Scene,
  clients: readonly Client[],
  round: Round,
): Promise<() => Promise<void>> {
  const statements = round.map(({ worker, sessions }) => [
    clients[worker]?.userId ?? "",
    clients[worker]?.deviceId ?? "",
    randomUUID(),
    ...Object.values(COLUMNS).map(([, valueOf]) =>
      sessions.map((session) => String(valueOf(session))),
    ),
  ]);
  return () =>
    inParallel(CONNECTIONS, statements, (parameters) =>
      bare.unsafe(INSERT, parameters, { prepare: true }),
    );
}

async function copyAll(
  { owner }: Scene,
  clients: readonly Client[],
  round: Round,
): Promise<() => Promise<void>> {
  const rows = round.flatMap(({ worker, sessions }) => {
    const of = [clients[worker]?.userId, clients[worker]?.deviceId, randomUUID()];
    return sessions.map(
      (session) =>
        `${[...of, ...Object.values(COLUMNS).map(([, valueOf]) => valueOf(session))].join("\t")}\n`,
    );
  });
  return async () => {
    const copy =
      await owner`copy coding_sessions (user_id, device_id, batch_id, ${owner(NAMES)}) from stdin`.writable();
    await pipeline(Readable.from([rows.join("")]), copy);
  };
}

function isoOf(at: number): string {
  return new Date(at * 1_000).toISOString();
}
