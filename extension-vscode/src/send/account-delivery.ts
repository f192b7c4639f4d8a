import { join } from "node:path";
import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";
import type { Answer, Post } from "@streakline/shared/delivery/exchange.ts";
import type { TodayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { type Account, type KeyStore, prepareFolders } from "./account.ts";
import { ALLOWED, type CodingConsent, readCodingConsent } from "../record/coding-consent.ts";
import { type DeliveryStatus, readDeliveryStatus } from "./delivery-status.ts";
import { codeOf, type Disk, namesIn } from "../store/disk.ts";
import { createConsentKeeper } from "../record/keep-to-consent.ts";
import { createLease } from "../store/lease.ts";
import type { WaitingAmount } from "../record/mode.ts";
import { tidySent, waitingBatches } from "../outbox/outbox.ts";
import type { ProcessIdentity } from "../store/process-identity.ts";
import { createRecorder, type RecorderState } from "../record/recorder.ts";
import { createRecovery } from "../outbox/recover-segments.ts";
import { releaseQuarantine } from "../outbox/release-quarantine.ts";
import { createSender } from "./sender.ts";
import { accountNames, type AccountNames, type StoredNames } from "../store/stored-names.ts";
import { fetchToday, storedToday } from "../today/today-answer.ts";
import { today, type Today, type TodayRules } from "../today/today.ts";
import { createTodayReader } from "../today/today-reader.ts";
import { createDraftsTidier } from "../store/tidy-drafts.ts";
import { createTokens } from "./tokens.ts";
import { createUsage, WAITING_BYTES_MAX } from "../record/usage.ts";

/** Everything delivery needs from outside. */
export type DeliveryDeps = {
  disk: Disk;
  stored: StoredNames;
  me: ProcessIdentity;
  client: { name: string; version: string };
  keys: KeyStore;
  post: (request: Post) => Promise<Answer>;
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
export type AccountFacts = {
  diskCode: string | null;
  isStoreFull: boolean;
  hasKey: boolean;
  consent: CodingConsent;
  status: DeliveryStatus;
  waiting: WaitingAmount;
  today: Today;
  allDevices: TodayAnswer | null;
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

const SEAL_SECONDS_MAX = 300;
const LEASE_SECONDS = 2;
const RECOVER_SECONDS = 15;
const SHOW_LIFE_SECONDS = 20;
const TODAY_SECONDS = 300;
/**
 * How often the server is asked what may be recorded, while there is something to stop or to begin.
 */
const ASK_SECONDS = 60;
const TIDY_SECONDS = 3_600;
const PROBE_SECONDS = 5;
const SPACE_SECONDS = 5;
/** Room for a few batches. With less, recording counts as stopped. */
const FREE_BYTES_MIN = 65_536;

/** Starts recording for an account. Nothing in here waits for the network before it records. */
export async function startAccountDelivery(
  deps: DeliveryDeps,
  account: Account,
): Promise<AccountDelivery> {
  const { disk, stored, clock } = deps;
  const names = accountNames(stored, account);
  let diskCode = await prepare();
  const recorder = createRecorder({ ...deps, names });
  const lease = createLease(disk, stored.lease, deps.me, deps.monotonicMilliseconds);
  const recover = createRecovery({ ...deps, names });
  const tidyDrafts = createDraftsTidier(disk, names, deps.monotonicMilliseconds);
  const nowMilliseconds = () => clock() * 1000;
  const keeper = createConsentKeeper({
    ...deps,
    names,
    holdsLease: lease.holds,
    nowMilliseconds,
    onChange: heed,
  });
  const tokens = createTokens({ ...deps, account, asking: keeper.asking });
  const sender = createSender({
    ...deps,
    names,
    account,
    tokens,
    holdsLease: lease.holds,
    nowMilliseconds,
    mayRecord: async () => (await readCodingConsent(disk, names)).isAllowed,
    discardRefused: keeper.discardRefused,
  });
  const readToday = createTodayReader(disk, names);
  const measure = createUsage(disk, names);
  const due = createDue(deps.monotonicMilliseconds);

  let isStoreFull = false;
  let hasKey = true;
  let isClosed = false;
  let background: Promise<void> | null = null;
  /** What this window keeps to. Nothing becomes durable before it has looked once more. */
  let consent = await readCodingConsent(disk, names).catch(() => ALLOWED);
  let heeding: Promise<RecorderState> = Promise.resolve({ state: "recording" });

  due.reset("seal");
  due.reset("send");

  async function prepare(): Promise<string | null> {
    return prepareFolders(disk, stored, account).then(
      () => null,
      (error: unknown) => codeOf(error) || "unexpected",
    );
  }

  /**
   * Looks whether coding is still allowed, before anything is kept; lets go of what this window has
   * not sealed when it was withdrawn. Stopped: this cannot be told, and nothing may be kept now.
   * One after the other; never throws.
   */
  function heed(): Promise<RecorderState> {
    heeding = heeding.then(async () => {
      try {
        const now = await readCodingConsent(disk, names);
        const isWithdrawn = now.withdrawals !== consent.withdrawals;
        // from here on nothing is taken, but it counts as heeded only when the files are gone
        consent = { ...now, withdrawals: consent.withdrawals };
        const forgotten: RecorderState = isWithdrawn
          ? await recorder.forget()
          : { state: "recording" };
        if (forgotten.state === "recording") consent = now;
        return forgotten;
      } catch (error) {
        return { state: "stopped", code: codeOf(error) || "unexpected" };
      }
    });
    return heeding;
  }

  async function flush(): Promise<void> {
    const heeded = await heed();
    const result = heeded.state === "stopped" ? heeded : await recorder.flush();
    const code = result.state === "stopped" ? result.code : (await isFilling()) ? "ENOSPC" : null;
    if (code !== null) {
      if (diskCode !== code) deps.log(`not recording: ${code}`);
      diskCode = code;
      due.reset("probe");
    } else if (
      diskCode !== null &&
      due.isDue("probe", PROBE_SECONDS) &&
      (await prepare()) === null &&
      (await canWrite())
    ) {
      deps.log("recording again");
      diskCode = null;
    }
  }

  /** A few bytes may still fit where nothing else does: said before the next batch fails. */
  async function isFilling(): Promise<boolean> {
    if (diskCode !== null || !due.isDue("space", SPACE_SECONDS)) return false;
    const free = await disk.freeBytes(names.folder).catch(() => Number.POSITIVE_INFINITY);
    return free < FREE_BYTES_MIN && !(await canWrite());
  }

  async function canWrite(): Promise<boolean> {
    const path = join(names.folder, `probe.${deps.me.pid}`);
    try {
      const handle = await disk.open(path, "w", 0o600);
      try {
        await handle.writeFile(Buffer.alloc(FREE_BYTES_MIN));
        await handle.sync();
      } finally {
        await handle.close();
        await disk.rm(path, { force: true });
      }
      return true;
    } catch {
      return false;
    }
  }

  async function seal(): Promise<void> {
    due.reset("seal");
    if ((await heed()).state === "recording") await recorder.seal();
  }

  /**
   * Asks what may be recorded: the answer comes to the keeper. A new yes is asked for at once when
   * the person wants to send.
   */
  async function ask(now: boolean): Promise<void> {
    const isWanted = now && !consent.isAllowed;
    const isWatched = !consent.isAllowed || (await namesIn(disk, names.segments)).length > 0;
    if (isWanted) due.reset("ask");
    if (isWanted || (isWatched && due.isDue("ask", ASK_SECONDS))) await sender.ask({ now });
  }

  /** What only the window with the lease does, and what may take long. */
  async function work(now: boolean): Promise<void> {
    const key = await deps.keys.read();
    hasKey =
      key !== null &&
      "key" in key &&
      key.userId === account.userId &&
      key.server === account.server;
    await heed();
    if ((!hasKey && consent.isAllowed) || !(await lease.tick())) return;
    await keeper.sweep();
    if (!hasKey) return;
    await ask(now);
    if (due.isDue("recover", RECOVER_SECONDS)) {
      const count = consent.isAllowed ? await recover() : 0;
      if (count > 0) deps.log(`recovered ${count} segments of windows that ended without closing`);
      await tidyDrafts();
      if (due.isDue("tidy", TIDY_SECONDS)) {
        await tidySent(disk, names, clock());
        if (consent.isAllowed)
          await releaseQuarantine(disk, names, {
            nowSeconds: clock(),
            timeZone: deps.timeZone(),
            client: deps.client,
          });
      }
    }
    const every = deps.sendEveryMinutes() * 60;
    if (now || every <= SEAL_SECONDS_MAX || due.isDue("send", every)) await sender.drain({ now });
    if (now || due.isDue("today", TODAY_SECONDS))
      await fetchToday({ ...deps, names, account, tokens });
  }

  function inBackground(now: boolean): Promise<void> {
    const next = (background ?? Promise.resolve())
      .then(() => (isClosed ? undefined : work(now)))
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
    isAllowed: () => consent.isAllowed,
    record(event) {
      if (!isStoreFull && consent.isAllowed) recorder.record(event);
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
      const now = clock();
      const waiting = await waitingBatches(disk, names);
      const bytes = await measure();
      isStoreFull = bytes >= WAITING_BYTES_MAX;
      const allDevices = await storedToday(disk, names);
      const rules: TodayRules = {
        timeZone: allDevices?.timeZone ?? deps.timeZone(),
        dayStartsAtMinutes: allDevices?.settings.dayStartsAtMinutes ?? 0,
        gapMinutes: deps.gapMinutes() ?? allDevices?.settings.gapMinutes ?? 15,
        awayMinutes: allDevices?.settings.awayMinutes ?? 2,
      };
      return {
        diskCode,
        isStoreFull,
        hasKey,
        consent: await readCodingConsent(disk, names),
        status: await readDeliveryStatus(disk, names),
        waiting: {
          batches: waiting.length,
          seconds: waiting.reduce((sum, entry) => sum + entry.seconds, 0),
          bytes,
        },
        today: today(await readToday(now), now, rules),
        allDevices,
        lost: recorder.lost(),
      };
    },
    async close({ sendWithinMilliseconds }) {
      if ((await heed()).state === "recording") await recorder.close();
      const last = sendWithinMilliseconds > 0 ? inBackground(true) : background;
      await Promise.race([last, deps.sleep(sendWithinMilliseconds)]);
      isClosed = true;
      await lease.release().catch(() => undefined);
    },
  };
}

/**
 * Remembers when each thing was done last, on the monotonic clock. The first time everything is
 * due.
 */
function createDue(monotonicMilliseconds: () => number): {
  isDue(what: string, seconds: number): boolean;
  reset(what: string): void;
} {
  const last = new Map<string, number>();
  return {
    isDue(what, seconds) {
      const now = monotonicMilliseconds();
      if (now - (last.get(what) ?? Number.NEGATIVE_INFINITY) < seconds * 1000) return false;
      last.set(what, now);
      return true;
    },
    reset: (what) => void last.set(what, monotonicMilliseconds()),
  };
}
