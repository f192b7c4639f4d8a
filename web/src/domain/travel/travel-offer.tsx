import type { Me } from "@streakline/shared/accounts/account-answers.ts";
import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";
import { utcOffset } from "@streakline/shared/time/utc-offset.ts";
import { Plane } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../ui/forms/button.tsx";
import { LINK_CLASS } from "../../ui/layout/link-class.ts";
import { Link } from "@tanstack/react-router";
import { useSaveSettings } from "../person/use-save-settings.ts";
import { keepZone, mayOffer } from "./keep-zone.ts";

/**
 * Offers the zone of this browser from now on, when its clock shows another time than the person's
 * days are counted in: one click for who has travelled.
 */
export function TravelOffer({
  me: { settings, hasSessions },
  browserZone = zoneOfBrowser(),
}: {
  me: Pick<Me, "settings" | "hasSessions">;
  browserZone?: string;
}) {
  const { save, isSaving, error } = useSaveSettings(() => undefined);
  const [isKept, setIsKept] = useState(false);
  const here = canonicalTimeZone(browserZone);
  if (here === null || !hasSessions || isKept) return null;
  if (isSameTime(here, settings.timeZone) || !mayOffer(here, settings.timeZone)) return null;
  return (
    <section aria-label="Time zone" className="border-b border-line bg-sunken text-sm">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2 sm:px-6">
        <Plane size={15} aria-hidden="true" className="shrink-0 text-ink-3" />
        <p className="min-w-0 flex-1 basis-64">
          This clock is in <strong>{words(here)}</strong>, your days are counted in{" "}
          <strong>{words(settings.timeZone)}</strong>. If you moved, the days behind you stay as
          they are. If it was wrong all along, change it in{" "}
          <Link to="/settings/counting" className={LINK_CLASS}>
            Time and counting
          </Link>
          .{error !== null && <span className="text-danger"> {refusalOf(error).sentence}</span>}
        </p>
        <Button
          small
          kind="primary"
          busy={isSaving}
          onClick={() => save({ timeZone: here, holdsFrom: "now" })}
        >
          Count in {words(here)} from now on
        </Button>
        <Button
          small
          kind="quiet"
          onClick={() => {
            keepZone(here, settings.timeZone);
            setIsKept(true);
          }}
        >
          Keep {words(settings.timeZone)}
        </Button>
      </div>
    </section>
  );
}

function zoneOfBrowser(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function isSameTime(one: string, other: string): boolean {
  const now = Math.floor(Date.now() / 1000);
  return utcOffset(now, one) === utcOffset(now, other);
}

/** @example words("America/New_York") // "New York" */
function words(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
