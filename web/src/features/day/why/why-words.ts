import type { WhyAnswer } from "@streakline/shared/stats/stats-answers.ts";

/**
 * Whether a minute counts, in one short sentence. `kind` is the kind of the interval it lies in;
 * null where nothing was recorded.
 */
export function verdictWords(
  counts: boolean,
  kind: NonNullable<WhyAnswer["interval"]>["kind"] | null,
): string {
  if (kind === "site") return "It counts as time on a site";
  return counts ? "It counts" : "It does not count";
}

/** Why a session ended, as a person reads it; `onSite` for a visit to a website. */
export function endedWords(endedBy: string, onSite = false): string {
  const words = onSite ? { ...ENDED, ...VISIT_ENDED } : ENDED;
  return Object.hasOwn(words, endedBy) ? (words[endedBy] ?? endedBy) : endedBy;
}

const VISIT_ENDED: Readonly<Record<string, string>> = {
  blur: "the browser lost focus",
  switch: "another site came to the front",
  seal: "five minutes had passed; the visit went on in the next record",
  close: "the tab or the browser was closed",
};

const ENDED: Readonly<Record<string, string>> = {
  idle: "two minutes passed without activity",
  blur: "the window lost focus",
  lock: "the screen was locked",
  switch: "another project, language, branch or file kind began",
  seal: "five minutes had passed; work went on in the next session",
  close: "the editor was closed",
};
