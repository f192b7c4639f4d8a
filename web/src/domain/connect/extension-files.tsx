import type { ReactNode } from "react";

/** The command that builds the extensions; run in Streakline's folder on the server's machine. */
export const PACKAGE_COMMAND = "npm run package";

/** The files it writes, relative to that folder. */
export const EXTENSION_FILES = {
  vscode: "extension-vscode/streakline-vscode.vsix",
  chrome: "extension-browser/dist/streakline-chrome.zip",
  firefox: "extension-browser/dist/streakline-firefox.xpi",
} as const;

/** A path or a command in running text. */
export function Code({ children }: { children: ReactNode }) {
  return <code className="font-mono text-sm wrap-anywhere text-ink">{children}</code>;
}
