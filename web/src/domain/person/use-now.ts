import type { Settings } from "@streakline/shared/accounts/settings.ts";
import { dayOf } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { useEffect, useState } from "react";

/** The current instant in epoch seconds, updated every `everySeconds` while the page is open. */
export function useNow(everySeconds = 30): number {
  const [now, setNow] = useState(() => Math.floor(Date.now() / 1000));
  useEffect(() => {
    const timer = setInterval(() => setNow(Math.floor(Date.now() / 1000)), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [everySeconds]);
  return now;
}

/** The person's local day by their settings; changes by itself when the next day starts. */
export function useToday(settings: Settings): Day {
  return dayOf(useNow(), settings);
}
