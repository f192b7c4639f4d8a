import { setSignOutPending } from "../domain/person/pending-sign-out.ts";
import { AuthRefused, callAuth } from "../api/call-auth.ts";
import { forgetQueries } from "../api/query-cache.ts";

/**
 * Forgets what this browser kept of the person, in any case, and then ends their session on the
 * server. Throws AuthRefused while the server does not confirm it: the session lives on, and the
 * sign-out stays pending.
 */
export async function endSession(): Promise<void> {
  await forgetQueries();
  try {
    await callAuth("/sign-out", {});
  } catch (error) {
    // Nobody is signed in any more.
    if (!(error instanceof AuthRefused && error.status === 401)) throw error;
  }
  setSignOutPending(false);
}
