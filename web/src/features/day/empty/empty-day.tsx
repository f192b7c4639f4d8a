import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/api.ts";
import { NothingConnectedYet } from "../../../domain/connect/nothing-connected.tsx";
import { useMe } from "../../../domain/person/use-me.ts";
import { Skeleton } from "../../../ui/feedback/states.tsx";
import { connected } from "./connected.ts";
import { NothingYet } from "./nothing-yet.tsx";

/** A day without anything; what it says depends on which devices are connected. */
export function EmptyDay({ isToday }: { isToday: boolean }) {
  const { hasDevices } = useMe();
  const devices = useQuery(api.devices.list.queryOptions(undefined, { enabled: hasDevices }));
  if (!hasDevices) return <NothingConnectedYet />;
  if (devices.isLoading) return <Skeleton className="m-5 h-44" />;
  return (
    <NothingYet
      isToday={isToday}
      from={devices.data === undefined ? "unknown" : connected(devices.data.devices)}
    />
  );
}
