import { expect, test } from "vitest";
import { manifest } from "./manifest.ts";

test.each(["chrome", "firefox"] as const)(
  "the manifest for %s asks for no more than it needs",
  (target) => {
    const built = manifest(target);
    expect(built).toMatchObject({
      manifest_version: 3,
      incognito: "not_allowed",
      permissions: ["alarms", "idle", "storage", "tabs", "unlimitedStorage"],
      optional_host_permissions: ["https://*/*", "http://127.0.0.1/*", "http://localhost/*"],
    });
    for (const key of [
      "host_permissions",
      "content_scripts",
      "externally_connectable",
      "web_accessible_resources",
      "key",
    ])
      expect(built).not.toHaveProperty(key);
  },
);

test("Firefox is told that collecting is optional", () => {
  expect(manifest("firefox")).toMatchObject({
    browser_specific_settings: {
      gecko: {
        data_collection_permissions: { required: ["none"], optional: ["browsingActivity"] },
      },
    },
  });
});
