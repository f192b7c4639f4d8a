/**
 * Numbers as the text of a Postgres array, `{1,2,3}`. Built by hand because the driver's own array
 * serializer costs more than the insert of the rows.
 */
export function numbersLiteral(numbers: readonly number[]): string {
  return `{${numbers.join(",")}}`;
}

/**
 * Texts as the text of a Postgres array, every element quoted: `{"a","say \"hi\""}`. The texts must
 * be free of NUL and lone surrogates.
 */
export function textsLiteral(texts: readonly string[]): string {
  let literal = "";
  for (const text of texts) literal += literal === "" ? quoted(text) : `,${quoted(text)}`;
  return `{${literal}}`;
}

function quoted(text: string): string {
  return SPECIAL.test(text) ? `"${text.replaceAll(ALL_SPECIAL, String.raw`\$&`)}"` : `"${text}"`;
}
const SPECIAL = /["\\]/;
const ALL_SPECIAL = /["\\]/g;
