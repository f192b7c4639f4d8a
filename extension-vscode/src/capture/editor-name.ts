/**
 * The name under which an editor is counted, from its own name: `Visual Studio Code - Insiders`
 * gives `vscode-insiders`, `Cursor` gives `cursor`, an unknown editor its name in lower case.
 */
export function editorName(appName: string): string {
  const known = KNOWN.find(([pattern]) => pattern.test(appName));
  if (known !== undefined) return known[1];
  return (
    appName
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 50) || "vscode"
  );
}

const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/visual studio code - insiders/i, "vscode-insiders"],
  [/visual studio code|^code - oss$/i, "vscode"],
];
