/**
 * Keys in storage.session, which lives as long as the browser runs, beside `hints` of
 * store/session-cache.ts; what stays is named in store/stored-names.ts.
 */
export const SESSION = {
  /** Set by the first observation of this run of the browser. */
  run: "run",
  /** Set once the storage has refused a write. */
  refused: "refused",
  /** What the popup showed last. */
  popup: "popup",
} as const;
