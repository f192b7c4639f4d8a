import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { titleOf } from "./title-of.ts";

/**
 * Around every page: the browser's title follows the page's, and a screen reader is told when
 * another page is there.
 */
export function Root() {
  const title = useRouterState({ select: ({ matches }) => titleOf(matches) });
  const [told, setTold] = useState({ title, words: "" });
  // The browser itself tells the first one. While the next one is on its way the last one stands.
  if (title !== null && title !== told.title)
    setTold({ title, words: told.title === null ? "" : title });
  useEffect(() => {
    if (title !== null) document.title = `${title} · Streakline`;
  }, [title]);
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {told.words}
      </p>
      <Outlet />
    </>
  );
}
