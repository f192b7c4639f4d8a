import type { LaunchOptions } from "puppeteer-core";
import { TargetType } from "puppeteer-core";
import type { BrowserKind } from "./extended-browser.ts";
import { ADD_ON, UUID } from "./firefox.ts";

/** Host names that resolve to this machine. Reserved names, so that no browser insists on https. */
export const HOSTS = [
  "docs.test",
  "news.test",
  "video.test",
  "secret.test",
  "xn--bcher-kva.test",
  "private.test",
] as const;

/** What Chromium resolves: HOSTS and the machine itself; no other name exists. */
const RESOLVER_RULES = [
  ...HOSTS.map((host) => `MAP ${host} 127.0.0.1`),
  "MAP * ~NOTFOUND",
  "EXCLUDE 127.0.0.1",
];

/** How each browser is launched on a profile. */
export const LAUNCH_OPTIONS: Record<BrowserKind, (profile: string) => LaunchOptions> = {
  chromium: (userDataDir) => ({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    headless: true,
    userDataDir,
    pipe: true,
    enableExtensions: true,
    // A background that a debugger is attached to is never suspended.
    targetFilter: (target) => target.type() !== TargetType.SERVICE_WORKER,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--host-resolver-rules=${RESOLVER_RULES.join(", ")}`,
    ],
  }),
  firefox: (userDataDir) => ({
    browser: "firefox",
    executablePath: process.env["FIREFOX"] ?? "/usr/bin/firefox-esr",
    headless: true,
    userDataDir,
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
      "network.dns.localDomains": HOSTS.join(","),
      "dom.security.https_first": false,
      "extensions.webextensions.uuids": JSON.stringify({ [ADD_ON]: UUID }),
      // A temporary add-on is removed when the browser ends; keep its storage as for a signed one.
      "extensions.webextensions.keepStorageOnUninstall": true,
      "extensions.webextensions.keepUuidOnUninstall": true,
    },
  }),
};
