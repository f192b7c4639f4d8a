import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { titleOf } from "./title-of.ts";

/**
 * Sets the document title to the title of the page, and announces each new page to screen readers.
 */
export function Root() {
  const title = useRouterState({ select: ({ matches }) => titleOf(matches) });
  const [told, setTold] = useState({ title, words: "" });
  // The browser announces the first page. While a page loads, the title of the last one stays.
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
