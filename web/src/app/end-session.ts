import { setSignOutPending } from "../domain/person/pending-sign-out.ts";
import { AuthRefused, callAuth } from "../api/call-auth.ts";
import { forgetQueries } from "../api/query-cache.ts";

/**
 * Clears what this browser kept of the person, then ends their login session on the server. Throws
 * AuthRefused unless the server confirms it: the sign-out then stays pending.
 */
export async function endSession(): Promise<void> {
  await forgetQueries();
  try {
    await callAuth("/sign-out", {});
  } catch (error) {
    // 401: the login session has ended already.
    if (!(error instanceof AuthRefused && error.status === 401)) throw error;
  }
  setSignOutPending(false);
}
