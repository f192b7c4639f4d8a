import type postgres from "postgres";
import { parse } from "postgres-array";

/** The object ids of PostgreSQL's own types, the same in every database: element and array. */
const ARRAYS: readonly (readonly [element: number, array: number])[] = [
  [16, 1000], // bool
  [17, 1001], // bytea
  [20, 1016], // int8
  [21, 1005], // int2
  [23, 1007], // int4
  [25, 1009], // text
  [114, 199], // json
  [700, 1021], // float4
  [701, 1022], // float8
  [1043, 1015], // varchar
  [1082, 1182], // date
  [1114, 1115], // timestamp
  [1184, 1185], // timestamptz
  [1700, 1231], // numeric
  [2950, 2951], // uuid
  [3802, 3807], // jsonb
];

/**
 * Teaches a client arrays of PostgreSQL's own types. postgres.js would ask each new connection for
 * them (`fetch_types`), and when that connection is cut meanwhile, the unhandled failure ends the
 * process; so our clients do not ask.
 */
export function addArrayTypes({ parsers, serializers }: postgres.ParsedOptions): void {
  for (const [element, array] of ARRAYS) {
    parsers[array] = (text: string) => parse<unknown>(text, parsers[element] ?? String);
    serializers[array] = (value: unknown) => arrayText(value, serializers[element]);
  }
}

/**
 * A list as PostgreSQL reads it, elements written by `serialize`; what is no list (a literal
 * somebody wrote) stays as it is.
 * @example arrayText(["a", 'say "hi"', null]) // {"a","say \\"hi\\"",NULL}
 */
export function arrayText(
  value: unknown,
  serialize: (element: unknown) => unknown = String,
): unknown {
  if (!Array.isArray(value)) return value;
  if (value.every((element) => typeof element === "number")) return `{${value.join(",")}}`;
  if (value.every((element) => typeof element === "string")) {
    // Usually no text needs a backslash; one look at all of them costs less than one at each.
    const texts = value.map((element) => String(serialize(element)));
    if (!SPECIAL.test(texts.join(""))) return `{"${texts.join('","')}"}`;
  }
  const elements = value.map((element: unknown) => {
    if (element === null || element === undefined) return "NULL";
    if (Array.isArray(element)) return arrayText(element, serialize);
    if (typeof element === "number") return element;
    const text = String(serialize(element));
    return SPECIAL.test(text) ? `"${text.replaceAll(ALL_SPECIAL, String.raw`\$&`)}"` : `"${text}"`;
  });
  return `{${elements.join(",")}}`;
}
const SPECIAL = /["\\]/;
const ALL_SPECIAL = /["\\]/g;
