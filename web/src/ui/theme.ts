/**
 * The theme; `system` follows the operating system. public/theme.js reads the same key before the
 * first paint.
 */
export type Theme = "system" | "light" | "dark";
export const THEMES = ["system", "light", "dark"] as const satisfies readonly Theme[];

const KEY = "streakline.theme";

/** The chosen theme; `system` when none is stored or storage is blocked. */
export function chosenTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

/** Shows a theme at once and remembers it. */
export function chooseTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // storage is blocked: the choice lasts until the page is left
  }
}
