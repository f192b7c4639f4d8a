import { queryClient } from "../../api/api.ts";
import { fetchMe } from "../../domain/person/fetch-me.ts";
import { setSignOutPending } from "../../domain/person/pending-sign-out.ts";

/**
 * The path to open after a sign-in, in this order: where the person came from, the page that
 * connects an editor while there is no device, Today.
 */
export async function afterSignIn(next: string | undefined): Promise<string> {
  queryClient.clear();
  // A new login session has replaced the one whose sign-out was pending.
  setSignOutPending(false);
  const me = await fetchMe();
  return next ?? (me.hasDevices || me.hasSessions ? "/" : "/welcome");
}
