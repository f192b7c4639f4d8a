import { createTurns } from "@streakline/shared/in-turn.ts";
import { type Pause, type PauseWatch, readPause, writePause } from "../record/pause.ts";
import { isMissing } from "../store/disk.ts";
import { writeStoredJson } from "../store/stored-json.ts";
import { accountNames } from "../store/stored-names.ts";
import { type Account, currentAccount, enterAccount, leaveAccount } from "./account.ts";
import {
  type AccountDelivery,
  type DeliveryDeps,
  startAccountDelivery,
} from "./account-delivery.ts";

export type AccountFollowing = {
  current(): AccountDelivery | null;
  /** Records for this account from now on. */
  enter(account: Account): Promise<void>;
  /** Records for nobody; `forget`: the account whose unsent data is deleted. */
  leave(options: { forget: Account | null }): Promise<void>;
  /** Sets the pause of all windows; null ends it. This one obeys at once. */
  setPause(pause: Pause | null): Promise<void>;
  /** Asks the other windows to seal, and the one that sends to send now. */
  requestSending(): Promise<void>;
  /** Looks at what other windows decided, when it is time; then lets the account tick. */
  tick(): Promise<void>;
};

const LOOK_SECONDS = 2;

/**
 * Keeps one window to what all windows agree on: the account, the pause and "send now" are small
 * files that each window looks at every two seconds. A look and a change in this window never
 * overlap, so no look brings back what was there before the change. Has looked once when it
 * resolves.
 */
export async function startFollowing(
  deps: DeliveryDeps,
  pause: PauseWatch,
): Promise<AccountFollowing> {
  const { disk, stored } = deps;
  const inTurn = createTurns();
  let current: AccountDelivery | null = null;
  let pausesToWrite = 0;
  let requestSeen: number | null = null;
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
    const found = await readPause(disk, stored);
    if (pausesToWrite === 0) pause.see(found);
    await follow(await currentAccount(disk, stored));
    const requested = await requestedAt(deps);
    if (requestSeen !== null && requested !== requestSeen) {
      await current?.seal();
      void current?.sendNow();
    }
    requestSeen = requested;
  }

  await inTurn(look).catch((error: unknown) => deps.log(`recording waits: ${messageOf(error)}`));
  return {
    current: () => current,
    enter: (account) =>
      inTurn(async () => {
        await enterAccount(disk, stored, account);
        await follow(account);
      }),
    leave: ({ forget }) =>
      inTurn(async () => {
        await leaveAccount(disk, stored);
        await follow(null);
        if (forget !== null)
          await disk.rm(accountNames(stored, forget).folder, { recursive: true, force: true });
      }),
    async setPause(next) {
      pausesToWrite += 1;
      pause.see(next);
      await inTurn(() =>
        writePause(disk, stored, next).finally(() => {
          pausesToWrite -= 1;
        }),
      );
    },
    requestSending: () =>
      inTurn(async () => {
        await writeStoredJson(disk, stored.sealRequest, { atMilliseconds: deps.clock() * 1000 });
        requestSeen = await requestedAt(deps);
      }),
    async tick() {
      try {
        const now = deps.monotonicMilliseconds();
        if (now - lookedAtMilliseconds >= LOOK_SECONDS * 1000) {
          lookedAtMilliseconds = now;
          await inTurn(look);
        }
        await current?.tick();
      } catch (error) {
        deps.log(`recording waits: ${messageOf(error)}`);
      }
    },
  };
}

/** When a window asked all others to seal and send, by the time of its file; 0: never. */
function requestedAt({ disk, stored }: Pick<DeliveryDeps, "disk" | "stored">): Promise<number> {
  return disk.stat(stored.sealRequest).then(
    ({ mtimeMs }) => mtimeMs,
    (error: unknown) => {
      if (isMissing(error)) return 0;
      throw error;
    },
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
