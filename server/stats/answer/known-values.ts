/**
 * The values of a filter that can be stored: PostgreSQL refuses statements with NUL or lone
 * surrogates. Null for a dimension without a filter. An empty list, which matches nothing, if no
 * value is left.
 * @example knownValues(["shop", "a\0b"]) // ["shop"]
 */
export function knownValues(values: readonly string[] | undefined): string[] | null {
  return values === undefined
    ? null
    : values.filter((value) => value.isWellFormed() && !value.includes("\0"));
}
