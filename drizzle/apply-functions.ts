import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type postgres from "postgres";
import { SESSION_PLACEHOLDERS } from "./session-columns.ts";

/**
 * Brings the SQL functions of the database to the files `<folder>/<name>.sql`: each defines the
 * function `public.<name>`, exactly one, with its grants. In one transaction:
 * 1. A file whose hash, with its placeholders filled, is not the one applied last is applied: its
 *    function is replaced in place, or dropped and created where its signature changed. Grants of
 *    before do not stay.
 * 2. A function whose file is gone is dropped.
 * Gives the names of the functions that changed, sorted; none when all were up to date. The
 * caller holds the lock of the migrations. A file that fails leaves nothing half.
 */
export async function applyFunctions(client: postgres.Sql, folder: string): Promise<string[]> {
  const files = readFunctions(folder);
  return await client.begin(async (tx) => {
    await tx`
      create table if not exists drizzle.functions (
        name text primary key, hash text not null, applied_at timestamptz not null default now())`;
    const rows = await tx`select name, hash from drizzle.functions`;
    const applied = new Map(rows.map((row) => [String(row["name"]), String(row["hash"])]));
    const changed = files.filter(({ name, hash }) => applied.get(name) !== hash);
    const gone = [...applied.keys()].filter((name) => !files.some((file) => file.name === name));
    for (const file of changed) {
      await define(tx, file);
      await tx`
        insert into drizzle.functions (name, hash) values (${file.name}, ${file.hash})
        on conflict (name) do update set hash = excluded.hash, applied_at = now()`;
    }
    for (const name of gone) {
      await drop(tx, name);
      await tx`delete from drizzle.functions where name = ${name}`;
    }
    return [...changed.map(({ name }) => name), ...gone].toSorted();
  });
}

type FunctionFile = { name: string; text: string; hash: string };

function readFunctions(folder: string): FunctionFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return names.toSorted().map((file) => {
    const text = filled(readFileSync(join(folder, file), "utf8"), file);
    return {
      name: basename(file, ".sql"),
      text,
      hash: createHash("sha256").update(text).digest("hex"),
    };
  });
}

/** The text of a file with the values of its `{{names}}`. Comments keep theirs. */
function filled(text: string, file: string): string {
  return text.replaceAll(/^(?!\s*--).*$/gm, (line) =>
    line.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = SESSION_PLACEHOLDERS[name];
      if (value === undefined) throw new Error(`${file}: no value is known for {{${name}}}.`);
      return value;
    }),
  );
}

async function define(tx: postgres.TransactionSql, file: FunctionFile): Promise<void> {
  if (await isReplaced(tx, file)) return;
  await drop(tx, file.name);
  await tx.unsafe(file.text);
  const { length } = await signatures(tx, file.name);
  if (length !== 1)
    throw new Error(
      `drizzle/functions/${file.name}.sql must define one function public.${file.name}, ` +
        `and defines ${length}.`,
    );
}

/** Replaces the function in place. False, and nothing done, if that is not possible. */
async function isReplaced(tx: postgres.TransactionSql, file: FunctionFile): Promise<boolean> {
  const [present, ...others] = await signatures(tx, file.name);
  if (present === undefined || others.length > 0) return false;
  try {
    await tx.savepoint(async (inner) => {
      await revokeAll(inner, present);
      await inner.unsafe(file.text);
      const { length } = await signatures(inner, file.name);
      if (length !== 1) throw new Error("The file defines another signature.");
    });
    return true;
  } catch {
    return false;
  }
}

/** All signatures of public.<name>: name with types of arguments. */
async function signatures(tx: postgres.TransactionSql, name: string): Promise<string[]> {
  const rows = await tx`
    select oid::regprocedure::text as signature from pg_proc
    where pronamespace = 'public'::regnamespace and proname = ${name}`;
  return rows.map((row) => String(row["signature"]));
}

async function drop(tx: postgres.TransactionSql, name: string): Promise<void> {
  for (const signature of await signatures(tx, name)) await tx.unsafe(`drop function ${signature}`);
}

async function revokeAll(tx: postgres.TransactionSql, signature: string): Promise<void> {
  const rows = await tx`
    select distinct case when a.grantee = 0 then 'public' else quote_ident(r.rolname) end as grantee
    from pg_proc p cross join aclexplode(p.proacl) a left join pg_roles r on r.oid = a.grantee
    where p.oid = ${signature}::text::regprocedure and a.grantee <> p.proowner`;
  for (const row of rows)
    await tx.unsafe(`revoke all on function ${signature} from ${row["grantee"]}`);
}
