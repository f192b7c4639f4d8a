/**
 * The server cannot start for a reason that a person can correct. The message says how, in one or
 * two sentences, and is shown without a stack.
 */
export class StartError extends Error {
  override readonly name: string = "StartError";
}
