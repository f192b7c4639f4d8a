import { type PauseWatch, readPause } from "../record/pause.ts";
import { isMissing } from "../store/disk.ts";
import { type Account, currentAccount } from "./account.ts";
import {
  type AccountDelivery,
  type DeliveryDeps,
  startAccountDelivery,
} from "./account-delivery.ts";

export type AccountFollowing = {
  current(): AccountDelivery | null;
  /** Records for this account from now on; null: for nobody. */
  follow(account: Account | null): Promise<void>;
  /** Looks at what other windows decided, when it is time; then lets the account tick. */
  tick(): Promise<void>;
};

const LOOK_SECONDS = 2;

/**
 * Keeps one window to what all windows agree on: the account, the pause and "send now" are small
 * files that each window looks at every two seconds. Has looked once when it resolves.
 */
export async function startFollowing(
  deps: DeliveryDeps,
  pause: PauseWatch,
): Promise<AccountFollowing> {
  const { disk, stored } = deps;
  let current: AccountDelivery | null = null;
  let sealRequestSeen: number | null = null;
  let lookedAtMilliseconds = Number.NEGATIVE_INFINITY;

  async function follow(account: Account | null): Promise<void> {
    if (account?.userId === current?.account.userId && account?.server === current?.account.server)
      return;
    const before = current;
    current = null;
    await before?.close({ sendWithinMilliseconds: 0 });
    if (account !== null) current = await startAccountDelivery(deps, account);
    deps.log(
      account === null
        ? "nobody is signed in, nothing is recorded"
        : `recording for ${account.displayName} on ${account.server}`,
    );
  }

  async function look(): Promise<void> {
    pause.see(await readPause(disk, stored));
    await follow(await currentAccount(disk, stored));
    const requestedAt = await disk.stat(stored.sealRequest).then(
      ({ mtimeMs }) => mtimeMs,
      (error: unknown) => {
        if (isMissing(error)) return 0;
        throw error;
      },
    );
    if (sealRequestSeen !== null && requestedAt !== sealRequestSeen) await current?.seal();
    sealRequestSeen = requestedAt;
  }

  await look().catch((error: unknown) => deps.log(`recording waits: ${messageOf(error)}`));
  return {
    current: () => current,
    follow,
    async tick() {
      try {
        const now = deps.monotonicMilliseconds();
        if (now - lookedAtMilliseconds >= LOOK_SECONDS * 1000) {
          lookedAtMilliseconds = now;
          await look();
        }
        await current?.tick();
      } catch (error) {
        deps.log(`recording waits: ${messageOf(error)}`);
      }
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
