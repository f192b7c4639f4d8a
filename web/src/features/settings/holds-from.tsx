import type { Settings, SettingsChange } from "@streakline/shared/accounts/settings.ts";
import { dayBounds } from "@streakline/shared/time/days.ts";
import { Choice } from "../../ui/forms/choice.tsx";
import { Field } from "../../ui/forms/field.tsx";

/** From when on another zone or start of day holds, as it is being chosen. */
export type HoldsFrom = { since: "now" | "always" | "moment"; moment: string };

export const FROM_NOW: HoldsFrom = { since: "now", moment: "" };

const CHOICES = [
  { value: "now", label: "From now on" },
  { value: "moment", label: "Since a moment" },
  { value: "always", label: "It was wrong all along" },
] as const;
const HINTS = {
  now: "You moved, or want other days from today on. The days behind you stay as they are.",
  moment: "The days before that moment stay as they are.",
  always: "All days are counted again, from the first one.",
};

/** The question that comes with another time zone or start of day (rule 3). */
export function HoldsFromQuestion({
  value,
  timeZone,
  onChange,
}: {
  value: HoldsFrom;
  timeZone: string;
  onChange: (value: HoldsFrom) => void;
}) {
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line p-3">
      <p className="text-sm font-medium">From when on does that hold?</p>
      <Choice
        label="From when on does that hold?"
        value={value.since}
        options={CHOICES}
        onChange={(since) => onChange({ ...value, since })}
      />
      {value.since === "moment" && (
        <Field
          label={`Date and time, on clocks in ${timeZone.replaceAll("_", " ")}`}
          type="datetime-local"
          value={value.moment}
          onChange={(event) => onChange({ ...value, moment: event.target.value })}
        />
      )}
      <p className="text-sm text-ink-3">{HINTS[value.since]}</p>
    </div>
  );
}

/**
 * The field of the change that is sent, null while the moment is not complete. `timeZone`: in whose
 * clock time the moment is given.
 * @example holdsFrom({ since: "moment", moment: "2026-11-22T01:30" }, "UTC")
 * // { holdsFrom: 1795311000 }
 */
export function holdsFrom(
  { since, moment }: HoldsFrom,
  timeZone: Settings["timeZone"],
): Pick<SettingsChange, "holdsFrom"> | null {
  if (since !== "moment") return { holdsFrom: since };
  const [, day, hours, minutes] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(moment) ?? [];
  if (day === undefined) return null;
  const dayStartsAtMinutes = Number(hours) * 60 + Number(minutes);
  return { holdsFrom: dayBounds(day, { timeZone, dayStartsAtMinutes }).startsAt };
}
