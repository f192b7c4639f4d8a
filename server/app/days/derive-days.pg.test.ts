import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bothHalves } from "../../testing/both-halves.ts";
import { deriveDays, keepDays } from "./derive-days.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
beforeAll(async () => {
  scene = await bothHalves();
  for (const table of DERIVED)
    await scene.owner`alter table ${scene.owner(table)} no force row level security`;
});
afterAll(() => scene.close());

/** Every table that is derived from the sessions alone. */
const DERIVED = [
  "daily_stats",
  "day_breakdowns",
  "month_breakdowns",
  "day_sites",
  "coding_session_scores",
  "website_session_scores",
];
/** Derived tables that are emptied by the work that waits in them. */
const WAITING = ["dirty_days", "outbox"];
/** What says when and as which row something was written, not what. */
const INCIDENTAL = new Set(["id", "created_at", "updated_at"]);

async function derivedRows(userId: string): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const table of DERIVED) {
    const rows = await scene.owner`select * from ${scene.owner(table)} where user_id = ${userId}`;
    const kept = rows.map((row) =>
      JSON.stringify(
        Object.entries(row).filter(([key]) => table.endsWith("_scores") || !INCIDENTAL.has(key)),
      ),
    );
    tables[table] = kept.toSorted();
  }
  return tables;
}

test("the tables that the README calls derived are those that are emptied here", () => {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  const title = "## Source of truth and what is derived from it";
  const [, section = ""] = new RegExp(`^${title}$([^]*?)^## `, "m").exec(readme) ?? [];
  const cells = section.split("\n").map((line) => line.split("|")[2] ?? "");
  const derived = cells.slice(cells.findIndex((cell) => /^-+$/.test(cell)) + 1).join();
  const named = [...derived.matchAll(/`(\w+)`/g)].map(([, table]) => table);
  expect(new Set(named)).toEqual(new Set([...DERIVED, ...WAITING]));
});

test("derived tables that are emptied come back the same from the truth", async () => {
  const who = await scene.someone();
  const before = await derivedRows(who.userId);
  for (const table of DERIVED) expect(before[table]?.length, table).toBeGreaterThan(0);
  await scene.owner`truncate ${scene.owner(DERIVED)}`;
  await scene.owner`select mark_all_days_dirty(${who.userId})`;
  await scene.derive(who);
  expect(await derivedRows(who.userId)).toEqual(before);
});

test("deriveDays() changes no row of the truth, whatever it derives", async () => {
  const who = await scene.someone();
  const truth = async () => [
    await scene.owner`
      select xmin::text, ctid::text from coding_sessions where user_id = ${who.userId} order by 2`,
    await scene.owner`
      select xmin::text, ctid::text from website_sessions where user_id = ${who.userId} order by 2`,
  ];
  const before = await truth();
  await scene.owner`update settings set gap_minutes = 2 where user_id = ${who.userId}`;
  await deriveDays({ databases: scene.fresh.databases }, who.userId, ["2026-11-20", "2026-08-19"]);
  expect(await truth()).toEqual(before);
});

test("deriveDays() ends between two transactions when it is told to", async () => {
  const who = await scene.someone();
  await scene.owner`select mark_all_days_dirty(${who.userId})`;
  const dirty = async () =>
    (
      await scene.owner`
        select day::text from dirty_days where user_id = ${who.userId} order by day`
    ).map(({ day }) => String(day));
  let asked = 0;
  const isOver = () => (asked += 1) > 1;
  await deriveDays(
    { databases: scene.fresh.databases },
    who.userId,
    ["2026-11-20", "2026-08-19"],
    isOver,
  );
  expect(await dirty()).toContain("2026-08-19");
  expect(await dirty()).not.toContain("2026-11-20");
});

test("keepDays() keeps days whose visits may go, and says from when visits are needed", async () => {
  const who = await scene.someone();
  const ctx = { databases: scene.fresh.databases };
  const kept = await keepDays(ctx, who.userId, "2026-11-20");
  expect(kept).toMatchObject({ days: ["2026-08-19"], isMore: false });
  expect(new Date(kept.neededFrom * 1_000).toISOString() < "2026-11-20T00:00").toBe(true);
  expect(await keepDays(ctx, who.userId, "2026-11-20")).toEqual({ ...kept, days: [] });
});
