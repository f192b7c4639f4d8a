import { randomBytes, randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { uuidV7 } from "../../../shared/ids.ts";
import { query } from "./dashboard.ts";
import { afternoonZone } from "./person.ts";
import type { Server } from "./server.ts";
import { waitFor } from "./wait-for.ts";

/**
 * Connects a device for the person who is signed in on `page` and sends a week of plain days through the same doors as the extension:
 * code, approval, enrolment, token, batches.
 */
export async function seedWeek(page: Page, server: Server): Promise<void> {
  const post = async <T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> => {
    const isForm = body instanceof URLSearchParams;
    const answer = await fetch(`${server.url}${path}`, {
      method: "POST",
      body: isForm ? body : JSON.stringify(body),
      headers: { ...(isForm ? {} : { "content-type": "application/json" }), ...headers },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const code = await post<{ device_code: string; user_code: string }>("/api/auth/device/code", {
    client_id: "streakline-vscode",
    resource: "urn:streakline:api",
    scope: "device:enrol",
  });
  await page.goto(`${server.url}/device?user_code=${code.user_code}`);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByText("Connected").first().waitFor();
  const granted = await waitFor(
    "the code to be exchanged",
    async () =>
      post<{ access_token: string }>(
        "/api/auth/oauth2/token",
        new URLSearchParams({
          grant_type: "urn:ietf:params:oauth:grant-type:device_code",
          device_code: code.device_code,
          client_id: "streakline-vscode",
          resource: "urn:streakline:api",
        }),
      ),
    { everyMs: 2100 },
  );
  const enrolled = await post<{ result: { data: { key: string } } }>(
    "/trpc/devices.enrol",
    { kind: "vscode", name: "Ada's laptop", client: "vscode 1.139", timeZone: afternoonZone(), consents: ["coding"] },
    { authorization: `Bearer ${granted.access_token}` },
  );
  const token = await post<{ result: { data: { token: string } } }>("/trpc/devices.token", {}, { "x-api-key": enrolled.result.data.key });
  for (const batch of weekOfBatches(Math.floor(Date.now() / 1000))) {
    const answer = await fetch(`${server.url}/trpc/activity.push`, {
      method: "POST",
      body: new Uint8Array(gzipSync(JSON.stringify(batch))),
      headers: { "content-type": "application/json", "content-encoding": "gzip", authorization: `Bearer ${token.result.data.token}` },
    });
    const text = await answer.text();
    if (!answer.ok || text.includes('"rejected"')) throw new Error(`activity.push: ${answer.status} ${text.slice(0, 500)}`);
  }
  await waitFor("the week to be derived", async () => {
    const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
    const { pendingDays, secondsTotal } = await query<{ pendingDays: number; secondsTotal: number }>(page, "stats.summary", {
      from: day(8),
      to: day(0),
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

/** Seven days up to two minutes ago: an hour and a half each, in sessions of five minutes, with an agent for a while. */
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
    linesAdded: 12 + i,
    linesDeleted: 3,
    linesModified: 7,
    linesInserted: i === 7 ? 40 : 0,
    keystrokes: 320,
    charactersTyped: 290,
    filesModified: 2,
    gitCommits: i % 9 === 0 ? 1 : 0,
    breakpointsHit: 0,
  };
}
