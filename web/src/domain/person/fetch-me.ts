import type { Me } from "@streakline/shared/accounts/account-answers.ts";
import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";
import { MutationObserver } from "@tanstack/react-query";
import { api, queryClient } from "../../api/api.ts";

/**
 * Asks who is signed in. Whoever has neither chosen a time zone nor connected a device gets the
 * browser's, so that today is their own today from the first look on. Throws what the server
 * refused.
 * @param browserZone IANA name; this browser's own unless it is given
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
  // Nobody is kept out because of it: the next look tries again.
  const settings = await suggestion.mutate({ timeZone }).catch(() => me.settings);
  return queryClient.setQueryData<Me>(api.accounts.me.queryKey(), { ...me, settings }) ?? me;
}
