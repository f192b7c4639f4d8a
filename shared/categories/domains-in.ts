/**
 * The domains in a list of words, parted by white space. A word that starts with a dot is the
 * ending of the words after it.
 * @example domainsIn("gov .org mozilla wikipedia .co.uk bbc")
 * // ["gov", "mozilla.org", "wikipedia.org", "bbc.co.uk"]
 */
export function domainsIn(text: string): string[] {
  let ending = "";
  const domains: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    if (word.startsWith(".")) ending = word;
    else domains.push(word + ending);
  }
  return domains;
}
