import type { AnyRouteMatch } from "@tanstack/react-router";

/**
 * The title of the page on screen, from the `head` of its route; null until it is known. A route
 * that failed or was not found stands for all routes inside it.
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
