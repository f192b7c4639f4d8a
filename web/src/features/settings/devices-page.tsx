import type { Device } from "@streakline/shared/accounts/account-answers.ts";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { api } from "../../api/api.ts";
import { Refused } from "../../domain/feedback/refused.tsx";
import { useMe } from "../../domain/person/use-me.ts";
import { useNow } from "../../domain/person/use-now.ts";
import { Empty, Loading, Skeleton } from "../../ui/feedback/states.tsx";
import { buttonClass } from "../../ui/forms/button.tsx";
import { Confirm } from "../../ui/forms/confirm.tsx";
import { instantWords } from "../../ui/format/format-day.ts";
import { PageTitle } from "../../ui/layout/page-title.tsx";
import { DeviceRow } from "./device-row.tsx";
import { type DeviceChanges, useDeviceChanges } from "./use-device-changes.ts";

/** Editors and browsers that may send: rename, give a new key, revoke. */
export function DevicesPage(): ReactNode {
  const devices = useQuery(api.devices.list.queryOptions(undefined, { refetchInterval: 15_000 }));
  const [revoking, setRevoking] = useState<Device | null>(null);
  const changes = useDeviceChanges(() => setRevoking(null));
  const { revoke, isRevoking } = changes;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <PageTitle lead="Each device has its own key, which you can replace or revoke.">
          Devices
        </PageTitle>
        <Link to="/welcome" className={buttonClass("plain")}>
          Connect another
        </Link>
      </div>
      <Devices devices={devices} changes={changes} onRevoke={setRevoking} />
      <RevokedDevices devices={devices.data?.devices ?? []} />
      <Confirm
        open={revoking !== null}
        title={`Revoke ${revoking?.name ?? ""}?`}
        action="Revoke"
        busy={isRevoking}
        onClose={() => setRevoking(null)}
        onConfirm={() => revoking !== null && revoke({ deviceId: revoking.id })}
      >
        Its key stops working at once. What it has sent stays; what it has not sent yet waits on
        that machine until it is connected again.
      </Confirm>
    </>
  );
}

function Devices({
  devices,
  changes: { rename, requestNewKey },
  onRevoke,
}: {
  devices: UseQueryResult<{ devices: Device[] }, unknown>;
  changes: DeviceChanges;
  onRevoke: (device: Device) => void;
}) {
  const { timeZone } = useMe().settings;
  const now = useNow();
  if (devices.data === undefined && devices.isError)
    return <Refused error={devices.error} onRetry={() => void devices.refetch()} />;
  if (devices.data === undefined) {
    return (
      <>
        <Loading what="the devices" />
        <Skeleton className="h-28" />
      </>
    );
  }
  const live = devices.data.devices.filter(({ revokedAt }) => revokedAt === null);
  if (live.length === 0) return <NoDevice />;
  return (
    <ul className="card divide-y divide-line">
      {live.map((device) => (
        <DeviceRow
          key={device.id}
          device={device}
          now={now}
          timeZone={timeZone}
          onRename={(name) => rename({ deviceId: device.id, name })}
          onRotate={() => requestNewKey({ deviceId: device.id })}
          onRevoke={() => onRevoke(device)}
        />
      ))}
    </ul>
  );
}

function NoDevice() {
  return (
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
  );
}

function RevokedDevices({ devices }: { devices: readonly Device[] }) {
  const { timeZone } = useMe().settings;
  const revoked = devices.filter(({ revokedAt }) => revokedAt !== null);
  if (revoked.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="w-max rounded-sm text-ink-2 hover:text-ink">
        {revoked.length} revoked
      </summary>
      <ul className="mt-2 flex flex-col gap-1 text-ink-2">
        {revoked.map(({ id, name, revokedAt }) => (
          <li key={id}>
            {name}, revoked {instantWords(revokedAt ?? 0, timeZone)}
          </li>
        ))}
      </ul>
    </details>
  );
}
