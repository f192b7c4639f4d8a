import type { Me } from "@streakline/shared/accounts/account-answers.ts";
import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";
import { MutationObserver } from "@tanstack/react-query";
import { api, queryClient } from "../../api/api.ts";

/**
 * Fetches the signed-in person. While they have neither chosen a time zone nor connected a device,
 * suggests the zone of the browser to the server, so that "today" is right from the start. Throws
 * what the server refused.
 * @param browserZone IANA name; the zone of this browser by default
 */
export async function fetchMe(
  browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone,
): Promise<Me> {
  const me = await queryClient.fetchQuery(
    api.accounts.me.queryOptions(undefined, { retry: false }),
  );
  const timeZone = canonicalTimeZone(browserZone);
  if (
    !me.timeZoneIsGuessed ||
    me.hasDevices ||
    timeZone === null ||
    timeZone === me.settings.timeZone
  )
    return me;
  const suggestion = new MutationObserver(
    queryClient,
    api.settings.suggestTimeZone.mutationOptions(),
  );
  // A refused suggestion is no reason to fail: the next call tries again.
  const settings = await suggestion.mutate({ timeZone }).catch(() => me.settings);
  return queryClient.setQueryData<Me>(api.accounts.me.queryKey(), { ...me, settings }) ?? me;
}
