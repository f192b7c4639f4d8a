import browser from "webextension-polyfill";

/**
 * The data collection permission that a person can withdraw in Firefox; other browsers have none.
 */
export const COLLECTED = "browsingActivity";

/** Whether the browser itself asks people about collecting. */
export function isCollectionOptional(): boolean {
  const manifest: {
    browser_specific_settings?: {
      gecko?: { data_collection_permissions?: { optional?: string[] } };
    };
  } = browser.runtime.getManifest();
  return (
    manifest.browser_specific_settings?.gecko?.data_collection_permissions?.optional?.includes(
      COLLECTED,
    ) === true
  );
}

/**
 * Whether the browser itself allows collecting: in Firefox the person can take it back at any time
 * in the list of add-ons.
 */
export async function mayCollect(): Promise<boolean> {
  return (
    !isCollectionOptional() ||
    (await browser.permissions.contains({ data_collection: [COLLECTED] }))
  );
}
