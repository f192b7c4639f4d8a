/** How to set a table's rows from those of `source`, which has the same column names. */
export type Upsert = {
  table: string;
  /** Columns that identify a row together with `user_id`. */
  key: readonly string[];
  columns: readonly string[];
  /** A common table expression, or a table. */
  source: string;
  /** Further assignments for a changed row: `, updated_at = now()`. */
  changedToo?: string;
};

/**
 * The text of `insert … on conflict do update` that writes only rows with different values. `$1`:
 * the person.
 * @example upsert({ table: "t", key: ["day"], columns: ["day", "seconds"], source: "fresh" })
 */
export function upsert({ table, key, columns, source, changedToo = "" }: Upsert): string {
  const values = columns.filter((column) => !key.includes(column));
  const tuple = (of: string) => values.map((column) => `${of}.${column}`).join(", ");
  const changed = values.map((column) => `${column} = excluded.${column}`).join(", ");
  return `
insert into ${table} as t (user_id, ${columns.join(", ")})
select $1::uuid, ${columns.map((column) => `n.${column}`).join(", ")} from ${source} n
on conflict (user_id, ${key.join(", ")}) do update
  set ${changed}${changedToo}
where (${tuple("t")}) is distinct from (${tuple("excluded")})`;
}

/**
 * The condition that a row's key is not one of `source`, whose columns are never null. PostgreSQL
 * answers it by a hash table; an anti-join of few expected rows becomes nested loops.
 * @example notIn("fresh", ["day", "domain"]) // "(day, domain) not in (select day, domain …)"
 */
export function notIn(source: string, key: readonly string[]): string {
  return `(${key.join(", ")}) not in (select ${key.join(", ")} from ${source})`;
}
