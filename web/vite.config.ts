import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const server = `http://127.0.0.1:${process.env.STREAKLINE_PORT ?? process.env.PORT ?? "4700"}`;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), shellList()],
  server: {
    port: Number(process.env.WEB_PORT ?? 4701),
    proxy: Object.fromEntries(
      ["/trpc", "/api", "/mail", "/healthz", "/readyz"].map((path) => [
        path,
        { target: server, changeOrigin: false },
      ]),
    ),
  },
  build: {
    outDir: "dist",
    target: ["chrome123", "firefox125", "safari17.5"],
    modulePreload: { polyfill: false },
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: { index: "index.html", "service-worker": "src/service-worker.ts" },
      output: {
        entryFileNames: (chunk) =>
          chunk.name === "service-worker" ? "service-worker.js" : "assets/[name]-[hash].js",
        // What every page needs comes in two files: many small ones pack worse, by 5 kB for Today.
        codeSplitting: {
          groups: [
            {
              name: "vendor",
              test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@trpc|@tanstack|zod)\//,
            },
            { name: "parts", test: /web\/src\/(ui|domain)\/|\/shared\//, minShareCount: 6 },
          ],
        },
      },
    },
  },
});

/** Writes the names of all built files into the service worker, so that the shell opens offline. */
function shellList(): Plugin {
  return {
    name: "shell-list",
    apply: "build",
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter(
        (name) =>
          /\.(js|css)$|inter-latin-wght-normal.*\.woff2$/.test(name) &&
          name !== "service-worker.js",
      );
      const worker = bundle["service-worker.js"];
      if (worker?.type !== "chunk") throw new Error("service-worker.js was not built");
      const list = [
        "/",
        "/theme.js",
        "/mark.svg",
        "/manifest.webmanifest",
        ...files.map((name) => `/${name}`),
      ];
      worker.code = worker.code.replace(/(["'`])__SHELL_FILES__\1/, JSON.stringify(list));
    },
  };
}
