/**
 * Numbers as the text of a Postgres array, `{1,2,3}`. Built by hand because the driver's own array serializer costs more than the insert
 * of the rows (databases.md, D4 and C).
 */
export declare function numbersLiteral(numbers: readonly number[]): string;
/** Texts as the text of a Postgres array, every element quoted: `{"a","say \"hi\""}`. The texts must be free of NUL and lone surrogates. */
export declare function textsLiteral(texts: readonly string[]): string;
