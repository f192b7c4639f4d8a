import { registrableDomain } from "@streakline/shared/categories/registrable-domain.ts";
import type { DeviceKey } from "@streakline/shared/delivery/ports.ts";
import { signOff } from "@streakline/shared/delivery/sign-off.ts";
import { readySiteRules, siteOf } from "@streakline/shared/privacy/site-rules.ts";
import { ENTER_NAMES, enterAccount, leaveAccount } from "../consent/change-account.ts";
import { answered } from "../consent/consent.ts";
import type { StoredConsents } from "../consent/stored-consents.ts";
import { exportRecords } from "../outbox/export-records.ts";
import { withRule } from "../record/category-rules.ts";
import { changeSettings, EXCLUDE_NAMES, excludeSite } from "../record/exclude-site.ts";
import { hostOf } from "../record/host-of.ts";
import { type Recorder, SEAL_NAMES, stopped } from "../record/recorder.ts";
import type { Api } from "../send/api.ts";
import type { Work } from "../send/work.ts";
import type { StateStorage } from "../store/state-storage.ts";
import type { Name, Stored } from "../store/stored-names.ts";
import type { Message } from "./messages.ts";
import { OPTIONS_NAMES, optionsView, POPUP_NAMES, popupView } from "./views.ts";

/** The site of the active tab, for our own pages. Kept in memory only. */
export type Front = { protocol: string; hostname: string } | null;

export type AnswerDeps = {
  storage: StateStorage;
  recorder: Recorder;
  consents: StoredConsents;
  work: Work;
  api: Api;
  nowMs: () => number;
  newId: () => string;
  client: { name: string; version: string };
};

/** What stays when a person deletes everything that is stored. */
const KEPT_NAMES = [
  "account",
  "consents",
  "settings",
  "pause",
  "rules",
  "pageKeySecret",
  "status",
  "outbox",
] as const satisfies Name[];

/** Answers a message of one of our pages, and carries it out. */
export async function answer(deps: AnswerDeps, message: Message, front: Front): Promise<unknown> {
  const { storage, recorder, consents, work, nowMs } = deps;
  const at = Math.floor(nowMs() / 1000);
  switch (message.type) {
    case "popup": {
      const now = await storage.read(...POPUP_NAMES);
      return popupView(now, frontSite(front, now.settings), nowMs(), recorder.isStorageFull());
    }
    case "options":
      return optionsView(await storage.read(...OPTIONS_NAMES), nowMs(), recorder.isStorageFull());
    case "set_category":
      await storage.change(["rules"], ({ rules }) => ({
        values: { rules: withRule(rules, message.domain, message.category) },
      }));
      void work.syncRules().catch(() => undefined);
      return null;
    case "exclude":
      return exclude(deps, (now, parts) => excludeSite(now, message.domain, parts));
    case "pause":
      await storage.change(["recorder"], (now) => ({
        values: { ...stopped(now)?.values, pause: { untilMs: message.untilMs } },
      }));
      return null;
    case "resume":
      await storage.change([], () => ({ values: { pause: null } }));
      return null;
    case "send_now":
      await recorder.seal(true);
      await work.send(true);
      return null;
    case "consent":
      await consents.set(({ owner }) => answered(message, at, owner));
      void work.send(true).catch(() => undefined);
      return null;
    case "enter":
      await storage.change([...SEAL_NAMES, ...ENTER_NAMES], (now) =>
        enterAccount(now, message.account, recorder.sealed(now)),
      );
      void work.send(true).catch(() => undefined);
      return null;
    case "leave":
      return leave(deps, message.forget);
    case "settings":
      return exclude(deps, (now, parts) => changeSettings(now, message.settings, parts));
    case "export":
      return exportRecords(storage, { at, client: deps.client });
    case "forget_records":
      // numbers go on: an answer that is under way must not meet another batch under the number of
      // its own
      await storage.change(["outbox"], ({ outbox }) => ({
        values: { outbox: { ...outbox, waiting: [] } },
      }));
      await storage.clear(KEPT_NAMES);
      return null;
  }
}

async function exclude(
  { storage, newId }: AnswerDeps,
  change: (
    now: Parameters<typeof changeSettings>[0],
    parts: Parameters<typeof changeSettings>[2],
  ) => ReturnType<typeof changeSettings>,
): Promise<null> {
  let dropped: readonly number[] = [];
  await storage.change(EXCLUDE_NAMES, async (now, batch) => {
    const excluded = await change(now, { batch, newId });
    ({ dropped } = excluded);
    return excluded.change;
  });
  await storage.dropBatches(dropped);
  return null;
}

async function leave(
  { storage, recorder, api }: AnswerDeps,
  forget: boolean,
): Promise<{ isTold: boolean }> {
  let dropped: readonly number[] = [];
  let held = null as DeviceKey | null;
  await storage.change([...SEAL_NAMES, "account"], (now) => {
    held = now.account;
    const left = leaveAccount(now, forget, recorder.sealed(now));
    ({ dropped } = left);
    return left.change;
  });
  await storage.dropBatches(dropped);
  return { isTold: held === null || (await signOff(api, held)) };
}

function frontSite(
  front: Front,
  settings: Stored["settings"],
): { domain: string; isExcluded: boolean } | null {
  if (front === null || !/^https?:$/.test(front.protocol)) return null;
  const domain = registrableDomain(front.hostname);
  return domain === null
    ? null
    : { domain, isExcluded: siteOf(front, readySiteRules(settings.rules, hostOf)) === null };
}
