/** An instant as a time of day in the person's own way: `10:05`. */
export function clockText(ms: number): string {
  return new Date(ms).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
