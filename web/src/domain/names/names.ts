import type { Dimension } from "@streakline/shared/stats/filter.ts";
import { OTHER_VALUE } from "@streakline/shared/stats/stats-answers.ts";

/** The names of the dimensions on screens. */
export const DIMENSION_WORDS: Record<Dimension, { one: string; many: string; unknown: string }> = {
  project: { one: "Project", many: "Projects", unknown: "No project" },
  language: { one: "Language", many: "Languages", unknown: "Unknown language" },
  editor: { one: "Editor", many: "Editors", unknown: "Unknown editor" },
  deviceId: { one: "Device", many: "Devices", unknown: "Unknown device" },
  branch: { one: "Branch", many: "Branches", unknown: "No branch" },
};

/** Every dimension, in the order screens show them. */
export const DIMENSIONS = [
  "project",
  "language",
  "editor",
  "deviceId",
  "branch",
] as const satisfies readonly Dimension[];

/**
 * The name of a stored value on screens: a language id becomes the name of the language, an empty
 * project "No project", and the sum of those beyond the largest "Other projects".
 * @example nameOf("language", "typescriptreact") // "TypeScript JSX"
 */
export function nameOf(dimension: Dimension, value: string, given = value): string {
  if (value === "") return DIMENSION_WORDS[dimension].unknown;
  if (value === OTHER_VALUE) return `Other ${DIMENSION_WORDS[dimension].many.toLowerCase()}`;
  if (dimension === "language") return known(LANGUAGES, value) ?? capitalised(value);
  if (dimension === "editor") return known(EDITORS, value.toLowerCase()) ?? capitalised(value);
  return given === "" ? value : given;
}

// A client may send `constructor` as a language, which every object has.
function known(names: Record<string, string>, value: string): string | undefined {
  return Object.hasOwn(names, value) ? names[value] : undefined;
}

const LANGUAGES: Record<string, string> = {
  bat: "Batch",
  c: "C",
  cpp: "C++",
  csharp: "C#",
  css: "CSS",
  cuda: "CUDA",
  dart: "Dart",
  diff: "Diff",
  dockercompose: "Compose",
  dockerfile: "Dockerfile",
  fsharp: "F#",
  "git-commit": "Git commit",
  "git-rebase": "Git rebase",
  go: "Go",
  graphql: "GraphQL",
  hcl: "HCL",
  html: "HTML",
  ini: "INI",
  java: "Java",
  javascript: "JavaScript",
  javascriptreact: "JavaScript JSX",
  json: "JSON",
  jsonc: "JSON with comments",
  jsonl: "JSON Lines",
  julia: "Julia",
  kotlin: "Kotlin",
  latex: "LaTeX",
  less: "Less",
  lua: "Lua",
  makefile: "Makefile",
  markdown: "Markdown",
  mdx: "MDX",
  "objective-c": "Objective-C",
  ocaml: "OCaml",
  perl: "Perl",
  php: "PHP",
  plaintext: "Plain text",
  powershell: "PowerShell",
  prisma: "Prisma",
  proto: "Protocol Buffers",
  proto3: "Protocol Buffers",
  python: "Python",
  r: "R",
  razor: "Razor",
  restructuredtext: "reStructuredText",
  ruby: "Ruby",
  rust: "Rust",
  scala: "Scala",
  scss: "SCSS",
  shellscript: "Shell",
  sql: "SQL",
  svelte: "Svelte",
  swift: "Swift",
  terraform: "Terraform",
  tex: "TeX",
  toml: "TOML",
  typescript: "TypeScript",
  typescriptreact: "TypeScript JSX",
  vb: "Visual Basic",
  vue: "Vue",
  xml: "XML",
  xsl: "XSL",
  yaml: "YAML",
  zig: "Zig",
};

const EDITORS: Record<string, string> = {
  vscode: "VS Code",
  "vscode-insiders": "VS Code Insiders",
  vscodium: "VSCodium",
  cursor: "Cursor",
  windsurf: "Windsurf",
  "code-server": "code-server",
  codeserver: "code-server",
};

function capitalised(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1);
}
