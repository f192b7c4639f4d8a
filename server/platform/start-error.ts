/**
 * The server cannot start for a reason that a person can correct. The message says how, in one or
 * two sentences, and is shown without a stack.
 */
export class StartError extends Error {
  override readonly name: string = "StartError";
}

/** What to show of an error that is no person's to correct: its stack, or what it is. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
