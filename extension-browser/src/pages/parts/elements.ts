type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

/**
 * A small DOM builder: text is always text, never markup. `on…` attributes are listeners, true and
 * false set and leave out a flag.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** The element of our own page with this id. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`this page has no #${id}`);
  return element;
}

/** Replaces what is in an element, and gives the focus back to the control with the same id. */
export function fill(id: string, ...children: readonly Child[]): void {
  const focused = document.activeElement?.id ?? "";
  byId(id).replaceChildren(...children.filter((child) => child !== null));
  if (focused !== "" && document.activeElement?.id !== focused)
    document.getElementById(focused)?.focus();
}
