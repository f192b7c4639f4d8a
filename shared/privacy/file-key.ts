import { MESSAGE_WORDS, scramble, wordsOf, type Words } from "../random-bytes.ts";

/**
 * A key of 16 hex digits that tells files on one machine apart without revealing their names: the
 * path is hashed in chained blocks that start from the salt. `salt`: 16 random bytes that never
 * leave the machine.
 * @example fileKey("src/a.ts", salt) === fileKey("src/a.ts", salt)
 * // true; another path or another salt gives another key
 */
export function fileKey(path: string, salt: Uint8Array): string {
  let state: Words = scramble(wordsOf(salt), [path.length]);
  for (let from = 0; from < path.length; from += 2 * MESSAGE_WORDS) {
    const message = Array.from({ length: MESSAGE_WORDS }, (_, word) => {
      const index = from + 2 * word;
      // Past the end charCodeAt gives NaN, which is 0 in bitwise operations.
      return (path.charCodeAt(index) | (path.charCodeAt(index + 1) << 16)) >>> 0;
    });
    state = scramble(state, message);
  }
  return [state[0], state[1]].map((word) => word.toString(16).padStart(8, "0")).join("");
}
