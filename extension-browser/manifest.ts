import { readFileSync } from "node:fs";

export type Target = "chrome" | "firefox";

/**
 * What a test build may add so that no permission prompt stands in its way; never used by `npm run
 * package`.
 */
export type TestOptions = { hosts?: string[]; key?: string };

const FIREFOX_ID = "browser@streakline.dev";

/**
 * The manifest of one build: the least permissions, host permissions only for the person's own
 * server and only when asked for.
 */
export function manifest(
  target: Target,
  { hosts = [], key }: TestOptions = {},
): Record<string, unknown> {
  const { version, description } = JSON.parse(
    readFileSync(new URL("package.json", import.meta.url), "utf8"),
  ) as {
    version: string;
    description: string;
  };
  const isTest = hosts.length > 0;
  const common = {
    manifest_version: 3,
    name: "Streakline",
    version,
    description,
    icons: { 16: "icon16.png", 32: "icon32.png", 48: "icon48.png", 128: "icon128.png" },
    action: {
      default_popup: "popup.html",
      default_title: "Streakline",
      default_icon: { 16: "icon16.png", 32: "icon32.png" },
    },
    options_ui: { page: "options.html", open_in_tab: true },
    permissions: ["alarms", "idle", "storage", "tabs", "unlimitedStorage"],
    optional_host_permissions: ["https://*/*", "http://127.0.0.1/*", "http://localhost/*"],
    ...(isTest ? { host_permissions: hosts } : {}),
    incognito: "not_allowed",
    // without upgrade-insecure-requests, which Firefox adds: a server on this machine may speak
    // plain http
    content_security_policy: {
      extension_pages:
        "default-src 'self'; script-src 'self'; object-src 'none'; " +
        "base-uri 'none'; style-src 'self'; img-src 'self'; " +
        "connect-src https: http://127.0.0.1:* http://localhost:*",
    },
  };
  if (target === "chrome")
    return {
      ...common,
      minimum_chrome_version: "121",
      background: { service_worker: "background.js", type: "module" },
      ...(key === undefined ? {} : { key }),
    };
  const collected = isTest
    ? { required: ["browsingActivity"] }
    : { required: ["none"], optional: ["browsingActivity"] };
  return {
    ...common,
    background: { scripts: ["background.js"], type: "module" },
    browser_specific_settings: {
      gecko: {
        id: FIREFOX_ID,
        strict_min_version: "140.0",
        data_collection_permissions: collected,
      },
      gecko_android: { strict_min_version: "142.0" },
    },
  };
}
