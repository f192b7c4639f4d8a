/** How a session ended, as a person reads it; `onSite` for a visit to a website. */
export function endedWords(endedBy: string, onSite = false): string {
  const words = onSite ? { ...ENDED, ...VISIT_ENDED } : ENDED;
  return Object.hasOwn(words, endedBy) ? (words[endedBy] ?? endedBy) : endedBy;
}

const VISIT_ENDED: Readonly<Record<string, string>> = {
  blur: "the browser lost focus",
  switch: "another site came to the front",
  seal: "the batch was sealed while the visit went on",
  close: "the tab or the browser was closed",
};

const ENDED: Readonly<Record<string, string>> = {
  idle: "two minutes passed without activity",
  blur: "the window lost focus",
  lock: "the screen was locked",
  switch: "another project, language, branch or file kind began",
  seal: "the batch was sealed while work went on",
  close: "the editor was closed",
};
