/**
 * The door to a cache: answers that can be made again at any moment. A value may be gone before its
 * time is over, so nothing may depend on it.
 */
export interface Cache {
  /** What was set under this key and is not too old; undefined otherwise. */
  get(key: string): Promise<unknown>;
  /**
   * Keeps JSON for at most `ttlSeconds`, a whole number from 1. Every caller gets a copy of its
   * own.
   */
  set(key: string, value: unknown, ttlSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}
