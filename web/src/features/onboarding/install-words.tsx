import { Link } from "@tanstack/react-router";
import { Code, EXTENSION_FILES, PACKAGE_COMMAND } from "../../domain/connect/extension-files.tsx";
import { CopyLine } from "./connect-steps.tsx";

/** Where the extension for VS Code comes from, and how it is installed. */
export function InstallWords() {
  return (
    <>
      <p>
        It is one file. Somebody else runs this server? Ask them for it. If it is you: on the
        server's machine, in Streakline's folder, this makes it.
      </p>
      <CopyLine label="Copy the command that makes the extension" text={PACKAGE_COMMAND} />
      <p>
        It then lies there in <Code>{EXTENSION_FILES.vscode}</Code>. Bring it to the machine you
        code on, open Extensions in VS Code, choose <em>Install from VSIX…</em> in its menu, and
        take the file. Or in a terminal, where the file is:
      </p>
      <CopyLine
        label="Copy the command that installs the extension"
        text="code --install-extension streakline-vscode.vsix"
      />
      <p className="text-sm">
        The same command makes the extension for browsers. Until one is connected,{" "}
        <Link to="/sites" className="underline decoration-line-strong underline-offset-4">
          Sites
        </Link>{" "}
        says how.
      </p>
    </>
  );
}
