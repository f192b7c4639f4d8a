import { h } from "./elements.ts";

/** A card with a heading that names it. */
export function card(id: string, title: string, ...children: (Node | null)[]): HTMLElement {
  return h(
    "section",
    { class: "card stack", "aria-labelledby": id },
    h("h2", { id }, title),
    ...children,
  );
}

/** Asks before it does something that cannot be undone. */
export function confirmed(question: string, then: () => Promise<void>): () => void {
  return () => {
    // the browser's own dialog: readable by every screen reader, and nothing of ours can cover it
    // oxlint-disable-next-line no-alert
    if (confirm(question)) void then();
  };
}
