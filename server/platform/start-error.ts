/**
 * The server cannot start for a reason that a person can remove; the message is one or two
 * sentences that say how. Shown without a stack.
 */
export class StartError extends Error {
  override readonly name: string = "StartError";
}
