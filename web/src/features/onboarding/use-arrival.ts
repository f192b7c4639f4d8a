import type { Device } from "@streakline/shared/accounts/account-answers.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { useMe } from "../../domain/person/use-me.ts";

const POLL_MILLISECONDS = 2_000;
/** How far the clocks of server and browser may differ. */
const CLOCK_SECONDS = 5;

/** How far the way to the first recorded minutes is. */
export type Arrival =
  | { state: "waiting" }
  | { state: "connected"; device: Device }
  | { state: "arrived"; hasDevice: boolean; secondsToday: number | undefined };

/**
 * Watches the server until an editor is connected and its first minutes are there. With `isAdding`
 * the person has an editor already: then it waits for a device that connects after the page opened.
 */
export function useArrival(): { isAdding: boolean; arrival: Arrival } {
  const me = useMe();
  const [{ isAdding, openedAt }] = useState(() => ({
    isAdding: me.hasDevices && me.hasSessions,
    openedAt: Math.floor(Date.now() / 1000),
  }));
  const devices = useQuery(
    api.devices.list.queryOptions(undefined, { refetchInterval: POLL_MILLISECONDS }),
  );
  useQuery(
    api.accounts.me.queryOptions(undefined, {
      refetchInterval: me.hasSessions ? false : POLL_MILLISECONDS,
    }),
  );
  const today = useQuery(
    api.stats.today.queryOptions(undefined, {
      enabled: me.hasSessions,
      refetchInterval: POLL_MILLISECONDS * 2,
    }),
  );
  const connectedFrom = isAdding ? openedAt - CLOCK_SECONDS : 0;
  const [device] = (devices.data?.devices ?? [])
    .filter(({ revokedAt, createdAt }) => revokedAt === null && createdAt >= connectedFrom)
    .toSorted((a, b) => b.createdAt - a.createdAt);
  if (me.hasSessions && !isAdding) {
    const hasDevice = device !== undefined;
    return {
      isAdding,
      arrival: { state: "arrived", hasDevice, secondsToday: today.data?.secondsTotal },
    };
  }
  if (device === undefined) return { isAdding, arrival: { state: "waiting" } };
  return { isAdding, arrival: { state: "connected", device } };
}
