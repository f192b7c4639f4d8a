/** Runs `work` after all works that were given before it, whether these succeeded or not. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * A queue of works that never overlap. A work that waits for another one of the same queue waits
 * for ever.
 * @example await Promise.all([inTurn(first), inTurn(second)]) // second begins when first has ended
 */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
