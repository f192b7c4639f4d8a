import * as z from "zod/mini";
import type { ConsentState, DeviceConsentKind } from "./consents.ts";

/**
 * What a device may record now; part of `devices.token`. `page_keys` is false whenever `sites` is
 * false.
 */
export const DeviceConsents = z.object({
  coding: z.boolean(),
  sites: z.boolean(),
  page_keys: z.boolean(),
});
export type DeviceConsents = z.infer<typeof DeviceConsents>;

/**
 * What a device may record, from the states of its consents.
 * @example deviceConsents({ coding: "given", sites: "withdrawn", page_keys: "given" })
 * // { coding: true, sites: false, page_keys: false }
 */
export function deviceConsents(
  states: Readonly<Record<DeviceConsentKind, ConsentState>>,
): DeviceConsents {
  const sites = states.sites === "given";
  return {
    coding: states.coding === "given",
    sites,
    page_keys: sites && states.page_keys === "given",
  };
}
