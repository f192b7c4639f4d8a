import { randomBytes, randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { perCounter } from "../../../../shared/activity/counters.ts";
import { uuidV7 } from "../../../../shared/ids.ts";
import { connectClient } from "./connect-client.ts";
import { query } from "./dashboard.ts";
import { afternoonZone } from "./person.ts";
import type { Server } from "../server/server.ts";
import { waitFor } from "../machine/wait-for.ts";

/**
 * Connects an editor for the person who is signed in on `page`, and sends a week of days through
 * the API of the extension.
 */
export async function seedWeek(page: Page, server: Server): Promise<void> {
  const editor = await connectClient(page, server, {
    id: "streakline-vscode",
    device: {
      kind: "vscode",
      name: "Ada's laptop",
      client: "streakline-vscode 0.1.0",
      timeZone: afternoonZone(),
      consents: ["coding"],
    },
  });
  for (const batch of weekOfBatches(Math.floor(Date.now() / 1000))) await editor.push(batch);
  await weekIsDerived(page);
}

/** Waits until every day of the last week is derived and has time. */
export async function weekIsDerived(page: Page): Promise<void> {
  await waitFor("the week to be derived", async () => {
    const day = (daysAgo: number) =>
      new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
    const { pendingDays, secondsTotal } = await query<{
      pendingDays: number;
      secondsTotal: number;
    }>(page, "stats.summary", {
      from: day(8),
      to: day(-1),
      groupBy: "project",
    });
    return pendingDays === 0 && secondsTotal > 0;
  });
}

const WORK = [
  { project: "streakline", language: "typescript", branch: "main", framework: "react" },
  { project: "streakline", language: "sql", branch: "main", framework: "" },
  { project: "notes-to-self", language: "markdown", branch: "main", framework: "" },
  { project: "weather station", language: "python", branch: "sensor", framework: "" },
] as const;

/**
 * Seven days up to two minutes ago: an hour and a half each, in sessions of five minutes, with an
 * agent for a while.
 */
function weekOfBatches(now: number): object[] {
  const batches: object[] = [];
  for (let daysAgo = 7; daysAgo >= 0; daysAgo -= 1) {
    const end = now - 120 - daysAgo * 86_400;
    const records = Array.from({ length: 18 }, (_, i) => session(end - (18 - i) * 320, i, daysAgo));
    batches.push({
      v: 1,
      id: randomUUID(),
      sealedAt: end,
      timeZone: afternoonZone(),
      client: { name: "streakline-vscode", version: "0.1.0" },
      records,
    });
  }
  return batches;
}

function session(startedAt: number, i: number, daysAgo: number): object {
  const work = WORK[(Math.floor(i / 5) + daysAgo) % WORK.length] ?? WORK[0];
  return {
    kind: "coding",
    id: uuidV7(startedAt * 1000, new Uint8Array(randomBytes(10))),
    startedAt,
    endedAt: startedAt + 300,
    endedBy: i % 6 === 5 ? "blur" : "idle",
    actor: i === 7 ? "agent" : "person",
    ...work,
    editor: "vscode",
    editorTheme: "Default Dark Modern",
    ...perCounter(() => 0),
    linesAdded: 12 + i,
    linesDeleted: 3,
    linesModified: 7,
    linesInserted: i === 7 ? 40 : 0,
    keystrokes: 320,
    charactersTyped: 290,
    filesModified: 2,
    gitCommits: i % 9 === 0 ? 1 : 0,
  };
}
