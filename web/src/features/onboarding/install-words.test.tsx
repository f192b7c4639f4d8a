import { expect, it } from "vitest";
import { renderPart, textOf } from "../../testing/render-part.tsx";
import { InstallWords } from "./install-words.tsx";

it("who installs the extension reads what builds the file, where it is and whom to ask", () => {
  const text = textOf(renderPart(<InstallWords />));
  for (const words of [
    "If somebody else runs this server, ask them",
    "npm run package",
    "extension-vscode/streakline-vscode.vsix",
    "code --install-extension streakline-vscode.vsix",
  ])
    expect(text).toContain(words);
});
