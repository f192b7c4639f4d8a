import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { COUNTER_LIST } from "@streakline/shared/activity/counters.ts";

type Field = { name: keyof CodingSession; column: string };

const TEXTS: readonly Field[] = [
  { name: "endedBy", column: "ended_by" },
  { name: "actor", column: "actor" },
  { name: "project", column: "project_name" },
  { name: "language", column: "language" },
  { name: "branch", column: "branch" },
  { name: "framework", column: "framework" },
  { name: "editor", column: "editor" },
  { name: "editorTheme", column: "editor_theme" },
];
const INSTANTS: readonly Field[] = [
  { name: "startedAt", column: "session_start" },
  { name: "endedAt", column: "session_end" },
];
const NUMBERS: readonly Field[] = [...INSTANTS, ...COUNTER_LIST];

/**
 * The values of sessions as push_batch() takes them: field after field, of every session. Two
 * arrays, because each more parameter costs PostgreSQL as much as storing a row, and a JSON text of
 * the sessions a sixth of the whole. Instants are seconds since 1970; a counter that is missing
 * is 0.
 */
export function sessionValues(sessions: readonly CodingSession[]): {
  texts: string[];
  numbers: number[];
} {
  const texts: string[] = [];
  const numbers: number[] = [];
  for (const { name } of TEXTS) for (const session of sessions) texts.push(String(session[name]));
  for (const { name } of NUMBERS)
    for (const session of sessions) numbers.push(Number(session[name] ?? 0));
  return { texts, numbers };
}

/**
 * The values of `{{name}}` in drizzle/functions/*.sql: the columns that sessionValues() gives, and
 * the expressions that take them out of `texts` and `numbers` for session `i` of `n`.
 */
export const SESSION_PLACEHOLDERS: Readonly<Record<string, string>> = {
  session_columns: [...TEXTS, ...NUMBERS].map(({ column }) => column).join(", "),
  session_values: [
    ...TEXTS.map((_, index) => `texts[${index} * n + i]`),
    ...NUMBERS.map((field, index) =>
      INSTANTS.includes(field)
        ? `to_timestamp(numbers[${index} * n + i])`
        : `numbers[${index} * n + i]`,
    ),
  ].join(", "),
  session_start: "numbers[i]",
};
