import { expect, it } from "vitest";
import { titleOf } from "./title-of.ts";

const root = { status: "success" as const, meta: [{ title: "Nothing at this address" }] };
const frame = { status: "success" as const, meta: undefined };
const sites = { status: "success" as const, meta: [{ title: "Sites" }] };

it.each([
  ["the innermost page", [root, frame, sites], "Sites"],
  ["a page that failed, by its own name", [root, { ...sites, status: "error" as const }], "Sites"],
  [
    "a frame that failed, which has none",
    [root, { ...frame, status: "error" as const }, sites],
    null,
  ],
  [
    "a page that is on its way",
    [root, frame, { ...sites, status: "pending" as const, meta: undefined }],
    null,
  ],
  [
    "an address that leads nowhere",
    [{ ...root, _notFound: true }, frame],
    "Nothing at this address",
  ],
  ["no page yet", [], null],
] as const)("titleOf() of %s", (_, matches, title) => expect(titleOf(matches)).toBe(title));
