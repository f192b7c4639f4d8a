/** How a session ended, as a person reads it. */
export function endedWords(endedBy: string): string {
  return Object.hasOwn(ENDED, endedBy) ? (ENDED[endedBy] ?? endedBy) : endedBy;
}

const ENDED: Readonly<Record<string, string>> = {
  idle: "two minutes passed without activity",
  blur: "the window lost focus",
  lock: "the screen was locked",
  switch: "another project, language, branch or file kind began",
  seal: "the batch was sealed while work went on",
  close: "the editor was closed",
};
