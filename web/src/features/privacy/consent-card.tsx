import type { ConsentRow } from "@streakline/shared/privacy/consents.ts";
import { useId } from "react";
import { Button } from "../../ui/forms/button.tsx";
import { Switch } from "../../ui/forms/switch.tsx";
import { answerWords, PAST_WORDS } from "./privacy-words.ts";

/** A consent: its sentence, the last answer, and the switch. */
export function ConsentCard({
  consent,
  timeZone,
  needs,
  hasPast,
  isBusy,
  onChange,
  onDelete,
}: {
  consent: ConsentRow;
  timeZone: string;
  /** The title of another kind without which this one does nothing. */
  needs: string | null;
  /** Whether records of it may exist: none do when the first answer was a no. */
  hasPast: boolean;
  isBusy: boolean;
  onChange: (given: boolean) => void;
  onDelete: () => void;
}) {
  const id = useId();
  const isGiven = consent.state === "given";
  return (
    <li className="flex items-start gap-4 py-5 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1">
        <h3 className="flex flex-wrap items-baseline gap-x-2.5 font-semibold">
          {consent.title}
          <span className={`text-sm font-medium ${isGiven ? "text-accent" : "text-ink-3"}`}>
            {{ given: "on", withdrawn: "off", never_asked: "off, not asked yet" }[consent.state]}
          </span>
        </h3>
        <p id={`${id}-sentence`} className="mt-1">
          {consent.sentence}
        </p>
        <p className="mt-1.5 text-sm text-ink-3">{answerWords(consent, timeZone)}</p>
        {needs !== null && (
          <p className="mt-1.5 text-sm text-ink-2">Does nothing while {needs} is off.</p>
        )}
        {consent.state === "withdrawn" && hasPast && PAST_WORDS[consent.kind] !== null && (
          <Button
            small
            kind="quiet"
            className="mt-2 -ml-3 text-danger!"
            disabled={isBusy}
            onClick={onDelete}
          >
            Delete what was recorded before…
          </Button>
        )}
      </div>
      <Switch
        label={consent.title}
        describedBy={`${id}-sentence`}
        on={isGiven}
        busy={isBusy}
        onChange={onChange}
      />
    </li>
  );
}
