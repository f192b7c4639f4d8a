/**
 * A path or name as it is compared: the same text however it was typed or stored.
 * 1. Invisible characters are removed, such as U+200B and the mark before a path that was copied
 *    from a dialog of Windows.
 * 2. Lower case; Turkish i with and without dot, and both forms of Greek sigma, are one letter.
 * 3. Unicode NFC: macOS stores é as two characters.
 * @example folded("\u202aC:\\Büro") // "c:\büro"
 */
export function folded(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .toLowerCase()
    .normalize("NFC")
    .replaceAll(/i\u0307|ı/g, "i")
    .replaceAll("ς", "σ");
}
