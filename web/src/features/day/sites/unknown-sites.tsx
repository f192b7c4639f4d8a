import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/api.ts";
import { askLater, type AskPlace, mayAsk } from "../../../domain/sites/ask-later.ts";
import { UnknownSitesLine } from "./unknown-sites-line.tsx";

/**
 * Asks about sites without a category on Today: at most once a week, and not while the Sites page
 * was told "Not now".
 */
export function UnknownSites() {
  const [asking, setAsking] = useState(() => mayAsk("today", Math.floor(Date.now() / 1000)));
  const unknown = useQuery(
    api.sites.uncategorised.queryOptions(undefined, { enabled: asking, staleTime: 60_000 }),
  );
  if (!asking || unknown.data === undefined) return null;
  const stopAsking = (places: readonly AskPlace[]) => {
    askLater(places, Math.floor(Date.now() / 1000));
    setAsking(false);
  };
  return (
    <UnknownSitesLine
      domains={unknown.data.domains}
      onFollow={() => stopAsking(["today"])}
      onLater={() => stopAsking(["sites", "today"])}
    />
  );
}
