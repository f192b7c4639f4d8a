import type { Settings } from "@streakline/shared/accounts/settings.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { api } from "../../api/api.ts";
import { Rederiving, useRederive } from "../../domain/rederiving/rederiving.tsx";
import { refusalOf } from "../../api/refusal.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { Button } from "../../ui/forms/button.tsx";
import { Card } from "../../ui/layout/card.tsx";
import { PlainSelect, Slider } from "../../ui/forms/field.tsx";
import { PageTitle } from "../../ui/layout/page-title.tsx";
import { SearchableSelect } from "../../ui/forms/searchable-select.tsx";
import { ErrorNote } from "../../ui/feedback/states.tsx";
import { showToast } from "../../ui/feedback/toast.tsx";
import { zoneOptions } from "./time-zones.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export function CountingPage(): ReactNode {
  const me = useMe();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<Settings>(me.settings);
  const [openedAt] = useState(() => Math.floor(Date.now() / 1000));
  const zones = useMemo(
    () => zoneOptions(Intl.supportedValuesOf("timeZone"), me.settings.timeZone, openedAt),
    [me.settings.timeZone, openedAt],
  );
  const { daysLeft, daysTotal } = useRederive();
  const changes = changed(me.settings, draft);
  const recounts = ["timeZone", "dayStartsAtMinutes", "gapMinutes", "awayMinutes"].some(
    (key) => key in changes,
  );
  const save = useMutation(
    api.settings.update.mutationOptions({
      onSuccess: async ({ settings, rederive }) => {
        setDraft(settings);
        queryClient.setQueryData(api.accounts.me.queryKey(), (known) =>
          known === undefined
            ? known
            : {
                ...known,
                settings,
                timeZoneIsGuessed: "timeZone" in changes ? false : known.timeZoneIsGuessed,
              },
        );
        queryClient.setQueryData(api.settings.rederiveProgress.queryKey(), rederive);
        showToast(rederive.daysLeft > 0 ? "Saved; your days are being counted again" : "Saved");
        await Promise.all([
          queryClient.invalidateQueries(api.stats.pathFilter()),
          queryClient.invalidateQueries(api.activity.pathFilter()),
        ]);
      },
    }),
  );

  return (
    <>
      <PageTitle lead="Changes count every day again, from the first one. Nothing recorded is ever changed.">
        Time and counting
      </PageTitle>
      {daysLeft > 0 && <Rederiving daysLeft={daysLeft} daysTotal={daysTotal} />}
      {save.isError && <ErrorNote {...refusalOf(save.error)} />}
      <Card title="Days">
        <div className="flex flex-col gap-5">
          <SearchableSelect
            label="Time zone"
            options={zones}
            value={draft.timeZone}
            onChange={(timeZone) => setDraft({ ...draft, timeZone })}
            hint={
              me.timeZoneIsGuessed
                ? me.hasDevices
                  ? "Taken from your first device until you choose one."
                  : "Taken from your browser, then from your first device, until you choose one."
                : "Your days begin and end in this zone, wherever a device is."
            }
          />
          <Slider
            label="A day starts at"
            value={draft.dayStartsAtMinutes}
            min={0}
            max={720}
            step={30}
            text={clock(draft.dayStartsAtMinutes)}
            onChange={(dayStartsAtMinutes) => setDraft({ ...draft, dayStartsAtMinutes })}
          />
          <PlainSelect
            label="A week starts on"
            value={String(draft.weekStartsOn)}
            options={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))}
            onChange={(weekday) => setDraft({ ...draft, weekStartsOn: Number(weekday) })}
          />
        </div>
      </Card>
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
            onChange={(gapMinutes) => setDraft({ ...draft, gapMinutes })}
          />
          <Slider
            label="After leaving the window, count up to"
            value={draft.awayMinutes}
            min={0}
            max={15}
            text={draft.awayMinutes === 0 ? "nothing" : `${draft.awayMinutes} min`}
            onChange={(awayMinutes) => setDraft({ ...draft, awayMinutes })}
          />
          <p className="text-sm text-ink-3">
            The boards always use 15 and 2, so that they are fair.
          </p>
        </div>
      </Card>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          kind="primary"
          busy={save.isPending}
          disabled={Object.keys(changes).length === 0 || daysLeft > 0}
          onClick={() => save.mutate(changes)}
        >
          {recounts ? "Save and count again" : "Save"}
        </Button>
        {Object.keys(changes).length > 0 && (
          <Button kind="quiet" onClick={() => setDraft(me.settings)}>
            Undo
          </Button>
        )}
      </div>
    </>
  );
}

function changed(before: Settings, after: Settings): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(after).filter(([key, value]) => before[key as keyof Settings] !== value),
  );
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
