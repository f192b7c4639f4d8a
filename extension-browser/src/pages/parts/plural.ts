/** A count with its word. @example plural(2, "batch", "batches") // "2 batches" */
export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
