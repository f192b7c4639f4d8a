/**
 * The values of a filter that anything stored can have: Postgres reads no NUL and no lone
 * surrogate, and refuses the whole statement for one. Null for a dimension without a filter; an
 * empty list, which matches nothing, when no value is left.
 * @example knownValues(["shop", "a\0b"]) // ["shop"]
 */
export function knownValues(values: readonly string[] | undefined): string[] | null {
  return values === undefined
    ? null
    : values.filter((value) => value.isWellFormed() && !value.includes("\0"));
}
