import type { Store } from "./store.ts";
import { type Name, STORED, type Stored } from "./stored-names.ts";

/** Values by their names. One that cannot be read is as good as none. */
export async function storedValues<N extends Name>(
  store: Store,
  names: readonly N[],
): Promise<Pick<Stored, N>> {
  const raw = await store.get(names);
  return Object.fromEntries(names.map((name) => [name, valueOf(name, raw[name])])) as Pick<
    Stored,
    N
  >;
}

function valueOf(name: Name, raw: unknown): unknown {
  const { schema, empty, ...rest } = STORED[name];
  if (raw === undefined) return empty;
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  return "unreadable" in rest ? rest.unreadable : empty;
}
