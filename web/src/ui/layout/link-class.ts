/** Class of a link in running text. */
export const LINK_CLASS =
  "font-medium text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink";
