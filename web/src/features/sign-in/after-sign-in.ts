import { queryClient } from "../../api/api.ts";
import { fetchMe } from "../../domain/person/fetch-me.ts";
import { setSignOutPending } from "../../domain/person/pending-sign-out.ts";

/**
 * Where a person goes who has just signed in: where they came from, else to the page that connects
 * an editor until one is, else to Today.
 */
export async function afterSignIn(next: string | undefined): Promise<string> {
  queryClient.clear();
  // The session that was to be ended has given its place in this browser to the new one.
  setSignOutPending(false);
  const me = await fetchMe();
  return next ?? (me.hasDevices || me.hasSessions ? "/" : "/welcome");
}
