import { Link } from "@tanstack/react-router";
import { Code, EXTENSION_FILES, PACKAGE_COMMAND } from "../../domain/connect/extension-files.tsx";
import { CopyLine } from "./connect-steps.tsx";

/** Where the extension for VS Code comes from, and how it is installed. */
export function InstallWords() {
  return (
    <>
      <p>
        The extension is one file. If somebody else runs this server, ask them for it. If you run
        it, build the file in Streakline's folder on the server's machine:
      </p>
      <CopyLine label="Copy the command that makes the extension" text={PACKAGE_COMMAND} />
      <p>
        The file is then <Code>{EXTENSION_FILES.vscode}</Code>. Copy it to the machine you code on,
        open Extensions in VS Code, choose <em>Install from VSIX…</em> in its menu, and select the
        file. Or run, in the folder of the file:
      </p>
      <CopyLine
        label="Copy the command that installs the extension"
        text="code --install-extension streakline-vscode.vsix"
      />
      <p className="text-sm">
        The same command builds the extension for browsers. Until one is connected,{" "}
        <Link to="/sites" className="underline decoration-line-strong underline-offset-4">
          Sites
        </Link>{" "}
        says how.
      </p>
    </>
  );
}
