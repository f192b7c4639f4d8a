import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The root of the checkout, with a slash at its end. */
export const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));

/** Where `tools/install.sh` puts what only these tests need. */
export const TOOLS = `${ROOT}.tools/`;

/** The Node among the dependencies, else the one that runs this. */
export const NODE = existsSync(`${ROOT}node_modules/.bin/node`)
  ? `${ROOT}node_modules/.bin/node`
  : process.execPath;

/** Entry of the real VS Code (code-server). */
export const CODE_SERVER = `${TOOLS}vscode/node_modules/code-server/out/node/entry.js`;

export const VSCE = `${TOOLS}node_modules/@vscode/vsce/vsce`;

/** What a run leaves behind to look at: screenshots, logs. Ignored by git. */
export const RESULTS = `${ROOT}web/e2e/test-results/`;

/** What a run builds once before the tests: both extensions as .vsix. */
export const BUILT = `${ROOT}.tools/built/`;

/** Source of axe-core, to be evaluated in a page. */
export function axeSource(): string {
  return readFileSync(createRequire(`${TOOLS}package.json`).resolve("axe-core/axe.min.js"), "utf8");
}
