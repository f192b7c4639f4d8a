import { NO_LINES } from "@streakline/shared/stats/lines.ts";
import { expect, test } from "vitest";
import { COUNTER_COLUMNS, counterColumns } from "./counter-columns.ts";

test("counterColumns() gives every counter under its column", () => {
  const columns = counterColumns({ ...NO_LINES, gitCommits: 2 });
  expect(Object.keys(columns)).toEqual(COUNTER_COLUMNS);
  expect(columns).toMatchObject({ git_commits: 2, keystrokes: 0 });
  expect(COUNTER_COLUMNS).toHaveLength(Object.keys(NO_LINES).length);
});
