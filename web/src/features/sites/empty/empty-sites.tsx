import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/api.ts";
import { Skeleton } from "../../../ui/feedback/states.tsx";
import { NoSites } from "./no-sites.tsx";

/** A range without sites; what it says depends on the consent and on which devices are connected. */
export function EmptySites() {
  const consents = useQuery(api.privacy.consents.queryOptions());
  const devices = useQuery(api.devices.list.queryOptions());
  if (consents.data === undefined || devices.data === undefined)
    return <Skeleton className="m-5 h-64" />;
  const consent = consents.data.consents.find(({ kind }) => kind === "sites");
  const hasBrowser = devices.data.devices.some(
    ({ kind, revokedAt }) => kind === "browser" && revokedAt === null,
  );
  return (
    <NoSites
      consent={consent?.state ?? "never_asked"}
      hasBrowser={hasBrowser}
      origin={globalThis.location.origin}
    />
  );
}
