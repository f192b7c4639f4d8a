import type postgres from "postgres";

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
 * them (`fetch_types`), and when that connection is cut meanwhile, nobody handles the failure and
 * the process ends; so our clients do not ask.
 */
export function addArrayTypes(options: postgres.ParsedOptions): void {
  const { parsers, serializers } = options;
  const { typeArrayMap } = (
    options as unknown as { shared: { typeArrayMap: Record<number, number> } }
  ).shared;
  for (const [element, array] of ARRAYS) {
    typeArrayMap[element] = array;
    parsers[array] = (text: string) => arrayOf(text, parsers[element]);
    serializers[array] = (value: unknown) => arrayText(value, serializers[element]);
  }
}

/**
 * `{1,NULL,3}` as a list, elements read by `parse`; lists inside lists too. A text that is no array
 * is given back.
 */
export function arrayOf(
  text: string,
  parse: (text: string) => unknown = (element) => element,
): unknown {
  let at = text.indexOf("{");
  if (at < 0) return text;
  function list(): unknown[] {
    const elements: unknown[] = [];
    at += 1;
    while (at < text.length && text[at] !== "}") {
      if (text[at] === ",") at += 1;
      if (text[at] === "{") elements.push(list());
      else if (text[at] === '"') elements.push(parse(quoted()));
      else {
        const bare = plain();
        elements.push(bare === "NULL" ? null : parse(bare));
      }
    }
    at += 1;
    return elements;
  }
  function quoted(): string {
    let content = "";
    for (at += 1; text[at] !== '"'; at += 1) {
      if (text[at] === "\\") at += 1;
      content += text[at] ?? "";
    }
    at += 1;
    return content;
  }
  function plain(): string {
    const from = at;
    while (at < text.length && text[at] !== "," && text[at] !== "}") at += 1;
    return text.slice(from, at);
  }
  return list();
}

/**
 * A list as PostgreSQL reads it, elements written by `serialize`; what is no list (a literal
 * somebody wrote) stays as it is.
 */
export function arrayText(
  value: unknown,
  serialize: (element: unknown) => unknown = String,
): unknown {
  if (!Array.isArray(value)) return value;
  const elements = value.map((element: unknown) => {
    if (element === null || element === undefined) return "NULL";
    if (Array.isArray(element)) return String(arrayText(element, serialize));
    return `"${String(serialize(element)).replaceAll(/["\\]/g, "\\$&")}"`;
  });
  return `{${elements.join(",")}}`;
}
