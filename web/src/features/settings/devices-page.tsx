import { type Device, DeviceName } from "@streakline/shared/accounts/account-answers.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { AppWindow, Globe, KeyRound } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { api } from "../../api/api.ts";
import { refusalOf } from "../../api/refusal.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { useNow } from "../../domain/person/use-now.ts";
import { Button, buttonClass } from "../../ui/forms/button.tsx";
import { Confirm } from "../../ui/forms/confirm.tsx";
import { agoWords, instantWords } from "../../ui/format/format-day.ts";
import { PageTitle } from "../../ui/layout/page-title.tsx";
import { Empty, ErrorNote, Loading, Skeleton } from "../../ui/feedback/states.tsx";
import { showToast } from "../../ui/feedback/toast.tsx";

/** Editors and browsers that may send: rename, give a new key, revoke. */
export function DevicesPage(): ReactNode {
  const me = useMe();
  const now = useNow();
  const queryClient = useQueryClient();
  const devices = useQuery(api.devices.list.queryOptions(undefined, { refetchInterval: 15_000 }));
  const [revoking, setRevoking] = useState<Device | null>(null);
  const reload = () =>
    Promise.all([
      queryClient.invalidateQueries(api.devices.pathFilter()),
      queryClient.invalidateQueries(api.accounts.me.pathFilter()),
    ]);
  const tell = (error: unknown) => showToast(refusalOf(error).sentence, true);
  const rename = useMutation(
    api.devices.rename.mutationOptions({ onSuccess: reload, onError: tell }),
  );
  const rotate = useMutation(
    api.devices.requestRotation.mutationOptions({
      onSuccess: async () => {
        showToast("It fetches its new key at its next contact");
        await reload();
      },
      onError: tell,
    }),
  );
  const revoke = useMutation(
    api.devices.revoke.mutationOptions({
      onSuccess: async ({ name }) => {
        setRevoking(null);
        showToast(`${name} can send no more`);
        await reload();
      },
      onError: tell,
    }),
  );

  const live = devices.data?.devices.filter(({ revokedAt }) => revokedAt === null) ?? [];
  const revoked = devices.data?.devices.filter(({ revokedAt }) => revokedAt !== null) ?? [];
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <PageTitle lead="Each device has a key of its own, which can be replaced or revoked alone.">
          Devices
        </PageTitle>
        <Link to="/welcome" className={buttonClass("plain")}>
          Connect another
        </Link>
      </div>
      {devices.data === undefined ? (
        devices.isError ? (
          <ErrorNote {...refusalOf(devices.error)} onRetry={() => void devices.refetch()} />
        ) : (
          <>
            <Loading what="the devices" />
            <Skeleton className="h-28" />
          </>
        )
      ) : live.length === 0 ? (
        <section className="card">
          <Empty
            title="No device is connected"
            action={
              <Link to="/welcome" className={buttonClass("primary")}>
                Connect an editor
              </Link>
            }
          >
            An editor or browser appears here as soon as you have approved its code.
          </Empty>
        </section>
      ) : (
        <ul className="card divide-y divide-line">
          {live.map((device) => (
            <DeviceRow
              key={device.id}
              device={device}
              now={now}
              timeZone={me.settings.timeZone}
              onRename={(name) => rename.mutate({ deviceId: device.id, name })}
              onRotate={() => rotate.mutate({ deviceId: device.id })}
              onRevoke={() => setRevoking(device)}
            />
          ))}
        </ul>
      )}
      {revoked.length > 0 && (
        <details className="text-sm">
          <summary className="w-max rounded-sm text-ink-2 hover:text-ink">
            {revoked.length} revoked
          </summary>
          <ul className="mt-2 flex flex-col gap-1 text-ink-2">
            {revoked.map(({ id, name, revokedAt }) => (
              <li key={id}>
                {name}, revoked {instantWords(revokedAt ?? 0, me.settings.timeZone)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Confirm
        open={revoking !== null}
        title={`Revoke ${revoking?.name ?? ""}?`}
        action="Revoke"
        busy={revoke.isPending}
        onClose={() => setRevoking(null)}
        onConfirm={() => revoking !== null && revoke.mutate({ deviceId: revoking.id })}
      >
        Its key stops working at once. What it has sent stays; what it has not sent yet waits on
        that machine until it is connected again.
      </Confirm>
    </>
  );
}

/** One device: its name can be changed in place. */
export function DeviceRow({
  device,
  now,
  timeZone,
  onRename,
  onRotate,
  onRevoke,
}: {
  device: Device;
  now: number;
  timeZone: string;
  onRename: (name: string) => void;
  onRotate: () => void;
  onRevoke: () => void;
}) {
  const [editing, setEditing] = useState(false);
  const Icon = { vscode: AppWindow, browser: Globe, api: KeyRound }[device.kind];
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const parsed = DeviceName.safeParse(new FormData(event.currentTarget).get("name"));
    if (!parsed.success) return;
    setEditing(false);
    if (parsed.data !== device.name) onRename(parsed.data);
  }
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 p-4 sm:px-5">
      <Icon size={20} className="mt-1 shrink-0 text-ink-3" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-56">
        {editing ? (
          <form onSubmit={submit} className="flex gap-2">
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to type here */}
            <input
              name="name"
              aria-label="Name of the device"
              defaultValue={device.name}
              maxLength={100}
              autoFocus
              className="field-box h-8!"
              onKeyDown={(event) => event.key === "Escape" && setEditing(false)}
            />
            <Button type="submit" small>
              Save
            </Button>
          </form>
        ) : (
          <p className="font-medium break-words">{device.name}</p>
        )}
        <p className="text-sm text-ink-2">
          {device.client}, connected {instantWords(device.createdAt, timeZone)}
        </p>
        <p className="text-sm text-ink-2">
          {device.lastSeenAt === null ? (
            "Never seen yet"
          ) : (
            <>
              Last seen{" "}
              <span title={instantWords(device.lastSeenAt, timeZone)}>
                {agoWords(device.lastSeenAt, now)}
              </span>
            </>
          )}
          {device.rotationRequested && ", waits for its new key"}
        </p>
      </div>
      <div className="flex flex-wrap gap-1 max-sm:ml-6">
        <Button
          small
          kind="quiet"
          onClick={() => setEditing(!editing)}
          aria-label={`Rename ${device.name}`}
        >
          Rename
        </Button>
        <Button
          small
          kind="quiet"
          disabled={device.rotationRequested}
          onClick={onRotate}
          aria-label={`New key for ${device.name}`}
        >
          New key
        </Button>
        <Button
          small
          kind="quiet"
          className="text-danger!"
          onClick={onRevoke}
          aria-label={`Revoke ${device.name}`}
        >
          Revoke
        </Button>
      </div>
    </li>
  );
}
