/** Keys in storage.session, which lives as long as the browser runs; everything that stays is named in delivery/stored-names.ts. */
export const SESSION = {
  /** There since the first look of this run of the browser. */
  run: "run",
  /** What the popup showed last. */
  popup: "popup",
} as const;
