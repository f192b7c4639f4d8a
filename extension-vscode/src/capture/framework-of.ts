/**
 * Manifests in a project's top folder that name its framework. The first with a known framework
 * decides.
 */
export const MANIFESTS = [
  "package.json",
  "pyproject.toml",
  "requirements.txt",
  "Cargo.toml",
  "go.mod",
  "pom.xml",
  "build.gradle",
  "build.gradle.kts",
  "composer.json",
  "Gemfile",
  "pubspec.yaml",
  "mix.exs",
] as const;
export type Manifest = (typeof MANIFESTS)[number];

/** Bytes of a manifest that are read. */
export const MANIFEST_BYTES_MAX = 256 * 1024;

/**
 * The framework in a manifest, or empty if none is known. The most specific one comes first.
 * @example a package.json that depends on `next` and `react` gives `next`
 */
export function frameworkOf(manifest: Manifest, text: string): string {
  const names =
    manifest === "package.json" || manifest === "composer.json" ? dependenciesIn(text) : null;
  for (const rule of FRAMEWORKS[manifest]) {
    const [framework, ...marks] = typeof rule === "string" ? [rule, rule] : rule;
    if (marks.some((mark) => (names === null ? mentions(text, mark) : names.has(mark))))
      return framework;
  }
  return "";
}

/** A framework and its marks in a manifest; alone when its name is its mark. */
type Rules = readonly (string | readonly [framework: string, ...marks: string[]])[];
const JVM: Rules = [
  "spring-boot",
  "quarkus",
  "micronaut",
  "ktor",
  ["android", "com.android.application", "com.android.library"],
];
const PYTHON: Rules = [
  "django",
  "fastapi",
  "flask",
  "streamlit",
  ["pytorch", "torch"],
  "tensorflow",
];
const FRAMEWORKS: Record<Manifest, Rules> = {
  "package.json": [
    "next",
    "nuxt",
    ["remix", "@remix-run/react"],
    "astro",
    ["sveltekit", "@sveltejs/kit"],
    ["angular", "@angular/core"],
    "expo",
    "react-native",
    "electron",
    ["vscode-extension", "@types/vscode"],
    ["nestjs", "@nestjs/core"],
    "svelte",
    "vue",
    ["solid", "solid-js"],
    "preact",
    "react",
    "fastify",
    "hono",
    "koa",
    "express",
  ],
  "pyproject.toml": PYTHON,
  "requirements.txt": PYTHON,
  "Cargo.toml": ["tauri", "bevy", "axum", ["actix", "actix-web"], "rocket", "leptos"],
  "go.mod": [
    ["gin", "github.com/gin-gonic/gin"],
    ["echo", "github.com/labstack/echo"],
    ["fiber", "github.com/gofiber/fiber"],
    ["chi", "github.com/go-chi/chi"],
  ],
  "pom.xml": JVM,
  "build.gradle": JVM,
  "build.gradle.kts": JVM,
  "composer.json": [
    ["laravel", "laravel/framework"],
    ["symfony", "symfony/framework-bundle"],
    ["drupal", "drupal/core"],
  ],
  Gemfile: ["rails", "sinatra", "jekyll"],
  "pubspec.yaml": ["flutter"],
  "mix.exs": ["phoenix"],
};

function dependenciesIn(text: string): Set<string> {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== "object") return new Set();
    const lists = [
      "dependencies",
      "devDependencies",
      "peerDependencies",
      "require",
      "require-dev",
    ].map((key) => (value as Record<string, unknown>)[key]);
    return new Set(
      lists.flatMap((list) => (list !== null && typeof list === "object" ? Object.keys(list) : [])),
    );
  } catch {
    return new Set();
  }
}

/** Whether a text contains a name as a whole word. */
function mentions(text: string, name: string): boolean {
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(name); at !== -1; at = lower.indexOf(name, at + 1)) {
    if (!/[a-z0-9]/.test(lower.charAt(at - 1))) return true;
  }
  return false;
}
