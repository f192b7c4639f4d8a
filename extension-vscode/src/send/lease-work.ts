import { tidySent } from "../outbox/outbox.ts";
import { createRecovery } from "../outbox/recover-segments.ts";
import { releaseQuarantine } from "../outbox/release-quarantine.ts";
import type { ConsentHeeding } from "../record/heed-consent.ts";
import { namesIn } from "../store/disk.ts";
import type { Due } from "../store/due.ts";
import type { Lease } from "../store/lease.ts";
import type { AccountNames } from "../store/stored-names.ts";
import { createDraftsTidier } from "../store/tidy-drafts.ts";
import { fetchToday } from "../today/today-answer.ts";
import type { Account } from "./account.ts";
import type { DeliveryDeps } from "./account-delivery.ts";
import { createSending } from "./sending.ts";

/** Batches are sealed at least this often; with a longer interval they are sent together. */
export const SEAL_SECONDS_MAX = 300;
const RECOVER_SECONDS = 15;
const TODAY_SECONDS = 300;
/**
 * How often the server is asked what may be recorded, while there is something to stop or to begin.
 */
const ASK_SECONDS = 60;
const TIDY_SECONDS = 3_600;

export type LeaseWork = {
  /** Does what is due; `now`: sends and asks whatever was decided before. Rejects for the disk. */
  run(now: boolean): Promise<void>;
  /** Whether the account's key was there at the last run. */
  hasKey(): boolean;
};

/**
 * What only the window with the lease does for one account, and what may take long: recovers what
 * dead windows left, sends, asks the server what may be recorded and about today.
 */
export function createLeaseWork(
  deps: DeliveryDeps & {
    account: Account;
    names: AccountNames;
    lease: Lease;
    due: Due;
    consent: ConsentHeeding;
  },
): LeaseWork {
  const { disk, names, lease, due, clock } = deps;
  const { keeper, keys, sender, askConsent, today } = createSending(deps);
  const recover = createRecovery(deps);
  const tidyDrafts = createDraftsTidier(disk, names, deps.monotonicMilliseconds);
  let hasKey = true;

  /** A new yes is asked for at once when the person wants to send. */
  async function ask(now: boolean): Promise<void> {
    const { isAllowed } = deps.consent.now();
    const isWanted = now && !isAllowed;
    const isWatched = !isAllowed || (await namesIn(disk, names.segments)).length > 0;
    if (isWanted) due.reset("ask");
    if (isWanted || (isWatched && due.isDue("ask", ASK_SECONDS))) await askConsent({ now });
  }

  async function tidy(): Promise<void> {
    const { isAllowed } = deps.consent.now();
    const count = isAllowed ? await recover() : 0;
    if (count > 0) deps.log(`recovered ${count} segments of windows that ended without closing`);
    await tidyDrafts();
    if (!due.isDue("tidy", TIDY_SECONDS)) return;
    await tidySent(disk, names, clock());
    const { client } = deps;
    if (isAllowed)
      await releaseQuarantine(disk, names, {
        nowSeconds: clock(),
        timeZone: deps.timeZone(),
        client,
      });
  }

  return {
    hasKey: () => hasKey,
    async run(now) {
      hasKey = "device" in (await keys.read());
      await deps.consent.heed();
      if ((!hasKey && deps.consent.now().isAllowed) || !(await lease.tick())) return;
      await keeper.sweep();
      if (!hasKey) return;
      await ask(now);
      if (due.isDue("recover", RECOVER_SECONDS)) await tidy();
      const every = deps.sendEveryMinutes() * 60;
      if (now || every <= SEAL_SECONDS_MAX || due.isDue("send", every)) await sender.drain({ now });
      if (now || due.isDue("today", TODAY_SECONDS)) await fetchToday(today);
    },
  };
}
