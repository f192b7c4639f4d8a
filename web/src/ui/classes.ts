/**
 * One list of classes from several; leaves out what is false or empty.
 * @example classes("p-4", isOpen && "shadow-pop", "text-sm") // "p-4 text-sm" while it is closed
 */
export function classes(...lists: readonly (string | false)[]): string {
  return lists.filter((list) => list !== false && list !== "").join(" ");
}
