import { expect, it } from "vitest";
import { renderPart, textOf } from "../../testing/render-part.tsx";
import { InstallWords } from "./install-words.tsx";

it("whoever is to install the extension reads what makes the file, where it then lies and whom to ask for it", () => {
  const text = textOf(renderPart(<InstallWords />));
  for (const words of [
    "Somebody else runs this server? Ask them",
    "npm run package",
    "extension-vscode/streakline-vscode.vsix",
    "code --install-extension streakline-vscode.vsix",
  ])
    expect(text).toContain(words);
});
