import type { AnyRouteMatch } from "@tanstack/react-router";

/**
 * What the page that is shown is called, by the `head` of its route; null while that is not known.
 * A route that failed, or under which nothing has the address, is shown in place of all inside it.
 * @example titleOf([{ status: "success", meta: [{ title: "Sites" }] }]) // "Sites"
 */
export function titleOf(
  matches: readonly Pick<AnyRouteMatch, "meta" | "status" | "_notFound">[],
): string | null {
  const shown =
    matches.find(({ status, _notFound }) => status !== "success" || _notFound) ?? matches.at(-1);
  const title: unknown = shown?.meta?.find((tag) => tag?.title !== undefined)?.title;
  return typeof title === "string" ? title : null;
}
