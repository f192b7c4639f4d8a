import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";
import type { SendPost } from "@streakline/shared/delivery/post-link.ts";
import { createConsentHeeding } from "../record/heed-consent.ts";
import { createRecorder } from "../record/recorder.ts";
import type { Disk } from "../store/disk.ts";
import { createDiskWatch } from "../store/disk-watch.ts";
import { createDue } from "../store/due.ts";
import { createLease } from "../store/lease.ts";
import type { ProcessIdentity } from "../store/process-identity.ts";
import { accountNames, type AccountNames, type StoredNames } from "../store/stored-names.ts";
import { createFacts, type StoredFacts } from "../today/account-facts.ts";
import { type Account, type KeyStore, prepareFolders } from "./account.ts";
import { createLeaseWork, SEAL_SECONDS_MAX } from "./lease-work.ts";

/** Everything delivery needs from outside. */
export type DeliveryDeps = {
  disk: Disk;
  stored: StoredNames;
  me: ProcessIdentity;
  client: { name: string; version: string };
  keys: KeyStore;
  post: SendPost;
  /** The wall clock in whole seconds (see steady-clock.ts), and a monotonic one. */
  clock: () => number;
  monotonicMilliseconds: () => number;
  timeZone: () => string;
  random: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  log: (line: string) => void;
  onBug: (error: unknown) => void;
  /** 1 to 15. Batches are sealed at least every five minutes, whatever this says. */
  sendEveryMinutes: () => number;
  /**
   * The person's own idea of the longest pause that counts, for the number shown here; null: the
   * account's.
   */
  gapMinutes: () => number | null;
};

/** What can be shown about one account on this machine. */
export type AccountFacts = StoredFacts & {
  diskCode: string | null;
  hasKey: boolean;
  /** Events that were let go because the disk refused them for too long. */
  lost: number;
};

/** Recording and delivery of one account in one window. */
export type AccountDelivery = {
  account: Account;
  names: AccountNames;
  record(event: ActivityEvent): void;
  /** Whether coding may be recorded, as far as this window knows. */
  isAllowed(): boolean;
  /**
   * Call every second: makes events durable, seals and sends when it is time. Returns once the
   * events are durable.
   */
  tick(): Promise<void>;
  /** Seals now. */
  seal(): Promise<void>;
  /** Tries to send now, whatever was decided before. Nothing happens when another window sends. */
  sendNow(): Promise<void>;
  facts(): Promise<AccountFacts>;
  /** Seals, and tries to send for so long. */
  close(options: { sendWithinMilliseconds: number }): Promise<void>;
};

const LEASE_SECONDS = 2;
const SHOW_LIFE_SECONDS = 20;

/** Starts recording for an account. Nothing in here waits for the network before it records. */
export async function startAccountDelivery(
  deps: DeliveryDeps,
  account: Account,
): Promise<AccountDelivery> {
  const { disk, stored, me } = deps;
  const names = accountNames(stored, account);
  const due = createDue(deps.monotonicMilliseconds);
  const diskWatch = await createDiskWatch({
    ...deps,
    folder: names.folder,
    pid: me.pid,
    due,
    prepare: () => prepareFolders(disk, stored, account),
  });
  const recorder = createRecorder({ ...deps, names });
  const consent = await createConsentHeeding({ disk, names, forget: recorder.forget });
  const lease = createLease(disk, stored.lease, me, deps.monotonicMilliseconds);
  const work = createLeaseWork({ ...deps, account, names, lease, due, consent });
  const readFacts = createFacts({ ...deps, names });
  let isStoreFull = false;
  let isClosed = false;
  let background: Promise<void> | null = null;
  due.reset("seal");
  due.reset("send");

  async function flush(): Promise<void> {
    const heeded = await consent.heed();
    const result = heeded.state === "stopped" ? heeded : await recorder.flush();
    await diskWatch.met(result.state === "stopped" ? result.code : null);
  }

  async function seal(): Promise<void> {
    due.reset("seal");
    if ((await consent.heed()).state === "recording") await recorder.seal();
  }

  function inBackground(now: boolean): Promise<void> {
    const next = (background ?? Promise.resolve())
      .then(() => (isClosed ? undefined : work.run(now)))
      .catch((error: unknown) =>
        deps.log(`delivery waits: ${error instanceof Error ? error.message : String(error)}`),
      )
      .finally(() => {
        if (background === next) background = null;
      });
    background = next;
    return next;
  }

  return {
    account,
    names,
    isAllowed: () => consent.now().isAllowed,
    record(event) {
      if (!isStoreFull && consent.now().isAllowed) recorder.record(event);
    },
    async tick() {
      await flush();
      if (due.isDue("life", SHOW_LIFE_SECONDS)) await recorder.showLife();
      if (due.isDue("seal", Math.min(SEAL_SECONDS_MAX, deps.sendEveryMinutes() * 60))) await seal();
      if (due.isDue("lease", LEASE_SECONDS) && background === null) void inBackground(false);
    },
    seal,
    sendNow: () => inBackground(true),
    async facts() {
      const facts = await readFacts();
      ({ isStoreFull } = facts);
      const [diskCode, hasKey, lost] = [diskWatch.problem(), work.hasKey(), recorder.lost()];
      return { ...facts, diskCode, hasKey, lost };
    },
    async close({ sendWithinMilliseconds }) {
      if ((await consent.heed()).state === "recording") await recorder.close();
      const last = sendWithinMilliseconds > 0 ? inBackground(true) : background;
      await Promise.race([last, deps.sleep(sendWithinMilliseconds)]);
      isClosed = true;
      await lease.release().catch(() => undefined);
    },
  };
}
