import type { Settings } from "@streakline/shared/accounts/settings.ts";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { Rederiving } from "../../domain/rederiving/rederiving.tsx";
import { useRederive } from "../../domain/rederiving/use-rederive.ts";
import { ErrorNote } from "../../ui/feedback/states.tsx";
import { Button } from "../../ui/forms/button.tsx";
import { PlainSelect, Slider } from "../../ui/forms/field.tsx";
import { SearchableSelect } from "../../ui/forms/searchable-select.tsx";
import { Card } from "../../ui/layout/card.tsx";
import { PageTitle } from "../../ui/layout/page-title.tsx";
import { zoneHint, zoneOptions } from "./time-zones.ts";
import { useSaveSettings } from "../../domain/person/use-save-settings.ts";
import { FROM_NOW, holdsFrom, HoldsFromQuestion } from "./holds-from.tsx";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/** Settings that change how days are counted; the others only change how they are shown. */
const COUNTING = ["timeZone", "dayStartsAtMinutes", "gapMinutes", "awayMinutes"] as const;

/** Time zone, start of day and week, and how gaps count. */
export function CountingPage(): ReactNode {
  const { settings, hasSessions } = useMe();
  // Only what the person touched: the settings below it may change on another screen.
  const [edits, setEdits] = useState<Partial<Settings>>({});
  const [from, setFrom] = useState(FROM_NOW);
  const { daysLeft, daysTotal } = useRederive();
  const { save, isSaving, error } = useSaveSettings(() => {
    setEdits({});
    setFrom(FROM_NOW);
  });
  const draft = { ...settings, ...edits };
  const changes = changed(settings, edits);
  const edit = (some: Partial<Settings>) => setEdits({ ...edits, ...some });
  const isChanged = Object.keys(changes).length > 0;
  const recounts = COUNTING.some((key) => key in changes);
  const isAsked = hasSessions && ("timeZone" in changes || "dayStartsAtMinutes" in changes);
  const since = isAsked ? holdsFrom(from, draft.timeZone) : {};
  return (
    <>
      <PageTitle lead="Days are counted again from what was recorded, which stays as it is.">
        Time and counting
      </PageTitle>
      {daysLeft > 0 && <Rederiving daysLeft={daysLeft} daysTotal={daysTotal} />}
      {error !== null && <ErrorNote {...refusalOf(error)} />}
      <DaysCard draft={draft} onChange={edit}>
        {isAsked && <HoldsFromQuestion value={from} timeZone={draft.timeZone} onChange={setFrom} />}
      </DaysCard>
      <GapsCard draft={draft} onChange={edit} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          kind="primary"
          busy={isSaving}
          disabled={!isChanged || daysLeft > 0 || since === null}
          onClick={() => save({ ...changes, ...since })}
        >
          {recounts ? "Save and count again" : "Save"}
        </Button>
        {isChanged && (
          <Button kind="quiet" onClick={() => setEdits({})}>
            Undo
          </Button>
        )}
      </div>
    </>
  );
}

/** Settings as they are being changed. */
type Draft = { draft: Settings; onChange: (some: Partial<Settings>) => void };

function DaysCard({ draft, onChange, children }: Draft & { children: ReactNode }) {
  const { settings, timeZoneIsGuessed, hasDevices } = useMe();
  const [openedAt] = useState(() => Math.floor(Date.now() / 1000));
  const zones = useMemo(
    () => zoneOptions(Intl.supportedValuesOf("timeZone"), settings.timeZone, openedAt),
    [settings.timeZone, openedAt],
  );
  return (
    <Card title="Days">
      <div className="flex flex-col gap-5">
        <SearchableSelect
          label="Time zone"
          options={zones}
          value={draft.timeZone}
          onChange={(timeZone) => onChange({ timeZone })}
          hint={zoneHint(timeZoneIsGuessed, hasDevices)}
        />
        <Slider
          label="A day starts at"
          value={draft.dayStartsAtMinutes}
          min={0}
          max={720}
          step={30}
          text={clock(draft.dayStartsAtMinutes)}
          onChange={(dayStartsAtMinutes) => onChange({ dayStartsAtMinutes })}
        />
        {children}
        <PlainSelect
          label="A week starts on"
          value={String(draft.weekStartsOn)}
          options={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))}
          onChange={(weekday) => onChange({ weekStartsOn: Number(weekday) })}
        />
      </div>
    </Card>
  );
}

function GapsCard({ draft, onChange }: Draft) {
  return (
    <Card
      title="Gaps"
      aside={
        <Link
          to="/how-we-count"
          hash="rule-2"
          className="text-sm underline decoration-line-strong underline-offset-4"
        >
          See what they do
        </Link>
      }
    >
      <div className="flex flex-col gap-5">
        <Slider
          label="A gap counts up to"
          value={draft.gapMinutes}
          min={2}
          max={60}
          text={`${draft.gapMinutes} min`}
          onChange={(gapMinutes) => onChange({ gapMinutes })}
        />
        <Slider
          label="After leaving the window, count up to"
          value={draft.awayMinutes}
          min={0}
          max={15}
          text={draft.awayMinutes === 0 ? "nothing" : `${draft.awayMinutes} min`}
          onChange={(awayMinutes) => onChange({ awayMinutes })}
        />
        <p className="text-sm text-ink-3">The boards always use 15 and 2, so that they are fair.</p>
      </div>
    </Card>
  );
}

function changed(settings: Settings, edits: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(edits).filter(([name, value]) => settings[name as keyof Settings] !== value),
  );
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
