// What a room may import, as in the map of the rooms (.github/CONTRIBUTING.md). Every rule is proven
// by a planted violation in architecture-rules.test.ts. SLICES: the folders of the server that are
// slices; a new slice adds its name.
const SLICES = "accounts|activity|stats|sites|privacy|operations";
const TEST =
  "\\.test\\.tsx?$|^server/(testing|bench|seed)/|^shared/testing/|" +
  "^extension-[a-z]+/src/(testing|bench)/|^web/e2e/";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "shared-is-pure",
      comment: "shared/ may import zod, temporal-polyfill and itself; see link-is-pure",
      severity: "error",
      from: { path: "^shared/", pathNot: [TEST, "^shared/delivery/post-link\\.ts$"] },
      to: { pathNot: ["^shared/", "(^|/)node_modules/(zod|temporal-polyfill)/"] },
    },
    {
      name: "link-is-pure",
      comment: "the one link of both extensions' tRPC clients also needs the types of tRPC",
      severity: "error",
      from: { path: "^shared/delivery/post-link\\.ts$" },
      to: { pathNot: ["^shared/", "(^|/)node_modules/(zod|@trpc)/"] },
    },
    {
      name: "schema-knows-only-shared",
      severity: "error",
      from: { path: "^drizzle/schema/" },
      to: { pathNot: ["^drizzle/schema/", "^shared/", "drizzle-orm"] },
    },
    {
      name: "slices-do-not-meet",
      comment: "a slice never imports another slice; app/ joins them",
      severity: "error",
      from: { path: `^server/(${SLICES})/`, pathNot: TEST },
      to: { path: `^server/(${SLICES})/`, pathNot: "^server/$1/" },
    },
    {
      name: "nobody-imports-app",
      severity: "error",
      from: {
        path: "^server/",
        pathNot: ["^server/((main|serve|start|build)\\.ts|app/|admin/)", TEST],
      },
      to: { path: "^server/app/" },
    },
    {
      name: "platform-knows-no-slice",
      severity: "error",
      from: { path: "^server/(platform|trpc)/", pathNot: TEST },
      to: { path: `^server/(${SLICES}|app)/` },
    },
    {
      name: "read-below-slices",
      comment: "what every slice may ask; it knows none of them, and no request",
      severity: "error",
      from: { path: "^server/read/", pathNot: TEST },
      to: { path: `^server/(${SLICES}|app|trpc)/` },
    },
    {
      name: "platform-below-read",
      severity: "error",
      from: { path: "^server/platform/", pathNot: TEST },
      to: { path: "^server/read/" },
    },
    {
      name: "platform-below-trpc",
      severity: "error",
      from: { path: "^server/platform/", pathNot: TEST },
      to: { path: "^server/trpc/" },
    },
    {
      name: "only-stores-touch-sql",
      severity: "error",
      from: { path: "^server/", pathNot: ["\\.store\\.ts$", "^server/platform/", TEST] },
      to: {
        path: ["^drizzle/schema/", "node_modules/drizzle-orm/", "node_modules/postgres/"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "only-routers-touch-trpc",
      severity: "error",
      from: { path: "^server/", pathNot: ["\\.router\\.ts$", "^server/(trpc|app)/", TEST] },
      to: { path: ["^server/trpc/", "node_modules/@trpc/"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only-platform-touches-queue-and-redis",
      severity: "error",
      from: { path: "^server/", pathNot: ["^server/platform/", TEST] },
      to: { path: "node_modules/(bullmq|ioredis|pg)/" },
    },
    {
      name: "clients-meet-server-by-type",
      severity: "error",
      from: { path: "^(web/src|extension-[a-z]+)/", pathNot: TEST },
      to: { path: "^server/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "clients-import-only-the-router",
      severity: "error",
      from: { path: "^(web/src|extension-[a-z]+)/", pathNot: TEST },
      to: { path: "^server/", pathNot: "^server/app/http/router\\.ts$" },
    },
    {
      name: "clients-do-not-meet",
      severity: "error",
      from: { path: "^(web|extension-vscode|extension-browser)/", pathNot: TEST },
      to: { path: "^(web|extension-vscode|extension-browser|drizzle)/", pathNot: "^$1/" },
    },
    {
      name: "web-features-do-not-meet",
      severity: "error",
      from: { path: "^web/src/features/([^/]+)/" },
      to: { path: "^web/src/features/", pathNot: "^web/src/features/$1/" },
    },
    {
      name: "web-app-on-top",
      comment: "arrows point downwards: app, features, domain, ui, api",
      severity: "error",
      from: { path: "^web/src/(features|domain|ui|api)/", pathNot: TEST },
      to: { path: "^web/src/app/" },
    },
    {
      name: "web-domain-below-features",
      comment: "what several features share knows none of them",
      severity: "error",
      from: { path: "^web/src/domain/", pathNot: TEST },
      to: { path: "^web/src/features/" },
    },
    {
      name: "web-ui-is-plain",
      comment: "ui draws what it is given: it knows no subject and asks no server",
      severity: "error",
      from: { path: "^web/src/ui/", pathNot: TEST },
      to: { path: "^web/src/(features|domain|api)/|@trpc|react-query" },
    },
    {
      name: "web-api-at-the-bottom",
      comment: "api imports no feature, domain or ui",
      severity: "error",
      from: { path: "^web/src/api/", pathNot: TEST },
      to: { path: "^web/src/(features|domain|ui)/" },
    },
    {
      name: "web-reaches-the-server-by-api",
      comment: "only api/ makes a tRPC client",
      severity: "error",
      from: { path: "^web/src/", pathNot: ["^web/src/api/", TEST] },
      to: { path: "node_modules/@trpc/" },
    },
    {
      name: "vscode-at-the-edge",
      comment: "recording, storing and sending run without an editor",
      severity: "error",
      from: { path: "^extension-vscode/src/(record|store|outbox|send|today)/" },
      to: { path: "(^|/)vscode($|/)" },
    },
    {
      name: "browser-at-the-edge",
      comment: "recording, storing and sending run without a browser",
      severity: "error",
      from: { path: "^extension-browser/src/(record|consent|store|outbox|send|views)/" },
      to: { path: ["(^|/)webextension-polyfill($|/)", "^extension-browser/src/(capture|pages)/"] },
    },
    {
      name: "no-test-imports",
      severity: "error",
      from: { pathNot: [TEST, "^\\.config/"] },
      to: { path: TEST },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(\\.types|dist|\\.tools)/" },
    tsConfig: { fileName: ".config/tsconfig.cruise.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "require", "node", "default"],
      extensions: [".ts", ".tsx", ".js"],
    },
  },
};
