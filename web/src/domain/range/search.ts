import type { Filter } from "@streakline/shared/stats/filter.ts";
import * as z from "zod/mini";
import { checked } from "@streakline/shared/checked.ts";
import { DIMENSIONS } from "../names/names.ts";

/**
 * Parses the query string of an address as plain text, without JSON. A key that occurs twice
 * becomes a list.
 * @example parseSearch("?range=30d&project=web&project=api") // { range: "30d", project: ["web",
 * "api"] }
 */
export function parseSearch(text: string): Record<string, string | string[]> {
  const search: Record<string, string | string[]> = {};
  const parameters = new URLSearchParams(text);
  for (const key of new Set(parameters.keys())) {
    const values = parameters.getAll(key);
    search[key] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return search;
}

/**
 * The reverse of parseSearch(). Drops keys that are undefined; begins with `?` unless it is empty.
 */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const entry of Array.isArray(value) ? value : [value]) {
      if (typeof entry === "string" || typeof entry === "number" || typeof entry === "boolean")
        parameters.append(key, String(entry));
    }
  }
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/**
 * One value or a list of at most 50; anything else means no filter, so that a mangled link still
 * opens.
 */
const OneOf = z.catch(
  z.optional(
    z.pipe(
      z.union([z.string(), checked(z.array(z.string()), z.minLength(1))]),
      z.transform((value) => (Array.isArray(value) ? [...new Set(value)].slice(0, 50) : [value])),
    ),
  ),
  undefined,
);

/** The five filters in an address. */
export const FilterSearch = z.object({
  project: OneOf,
  language: OneOf,
  editor: OneOf,
  deviceId: OneOf,
  branch: OneOf,
});
export type FilterSearch = z.infer<typeof FilterSearch>;

/** The filter of an address as the server takes it: only keys that are set. */
export function filterOf(search: FilterSearch): Filter {
  const filter: Filter = {};
  for (const dimension of DIMENSIONS) {
    const values = search[dimension];
    if (values !== undefined) filter[dimension] = values;
  }
  return filter;
}
