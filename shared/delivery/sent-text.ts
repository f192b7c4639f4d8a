/**
 * The line of the log about a batch that was acknowledged: of `records` sessions those that the
 * server stored, and the refused ones. `unwanted` are without consent and not mentioned.
 * @example sentText({ records: 5, refused: 2, unwanted: 1 }) // "sent 2 sessions, 2 refused"
 */
export function sentText({
  records,
  refused,
  unwanted,
}: {
  records: number;
  refused: number;
  unwanted: number;
}): string {
  const sent = records - refused - unwanted;
  const line = `sent ${sent} ${sent === 1 ? "session" : "sessions"}`;
  return refused > 0 ? `${line}, ${refused} refused` : line;
}
