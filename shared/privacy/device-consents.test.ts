import { expect, test } from "vitest";
import { deviceConsents } from "./device-consents.ts";

test("deviceConsents() allows page keys only with the sites they belong to", () => {
  for (const sites of ["given", "never_asked", "withdrawn"] as const)
    for (const page_keys of ["given", "never_asked", "withdrawn"] as const) {
      expect(deviceConsents({ coding: "given", sites, page_keys })).toEqual({
        coding: true,
        sites: sites === "given",
        page_keys: sites === "given" && page_keys === "given",
      });
    }
});
