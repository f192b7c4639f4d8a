import browser from "webextension-polyfill";
import type { Delivery } from "../send/delivery.ts";
import { IDLE_SECONDS, type Observation } from "../record/observation.ts";
import { look } from "./look.ts";
import { showBadge } from "./badge.ts";

const BEAT = "beat";
/**
 * The shortest period of an alarm in a packed Chromium extension. A visit bears one missed beat,
 * not two.
 */
const BEAT_MINUTES = 0.5;

/**
 * Registers everything that the browser can tell us, at once: a browser wakes a suspended
 * background only for listeners that were there when it was evaluated first. Returns a function
 * that takes a look because a page of ours changed something.
 */
export function watch(delivery: Delivery): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  /**
   * Tabs whose page is being loaded; after a suspension unknown, then a load that completes counts.
   */
  const loads = new Map<number, boolean>();

  function see(cause: Observation["cause"], tabId?: number): Promise<void> {
    const instant = { atMs: Date.now(), steadyMs: performance.now() };
    const step = async () => {
      const observation = await look(cause, instant, tabId);
      await delivery.see(observation);
    };
    // in the order in which they came: a storage that refuses is shown by the popup and tried again
    // with the next event
    last = last.then(step, step).catch(() => undefined);
    return last;
  }

  async function beat(): Promise<void> {
    await see("beat");
    // the network may take long; looks do not wait for it
    await delivery.work().catch(() => undefined);
    await showBadge(delivery);
  }

  browser.tabs.onActivated.addListener(({ tabId }) => void see("switched", tabId));
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    if (change.status === "loading") loads.set(tabId, true);
    if (!tab.active) return;
    const isLoaded = change.status === "complete" && loads.get(tabId) !== false;
    if (change.status === "complete") loads.set(tabId, false);
    const isSilent = change.audible === false || change.mutedInfo?.muted === true;
    if (isLoaded) void see("loaded", tabId);
    else if (isSilent) void see("silent", tabId);
    else if (
      change.url !== undefined ||
      change.audible !== undefined ||
      change.mutedInfo !== undefined
    )
      void see("changed");
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    loads.delete(tabId);
    void see("changed");
  });
  browser.tabs.onReplaced.addListener(() => void see("changed"));
  // a telephone has no windows
  if ("windows" in browser) {
    browser.windows.onFocusChanged.addListener(() => void see("changed"));
    browser.windows.onRemoved.addListener(() => void see("changed"));
  }
  browser.idle.onStateChanged.addListener(
    (state) => void see(state === "idle" ? "idle" : "changed"),
  );
  browser.alarms.onAlarm.addListener(({ name }) => {
    // what the storage refused is tried again with the next beat
    if (name === BEAT) void beat().catch(() => undefined);
  });
  // in Firefox, collecting may have been switched off or on
  browser.permissions.onRemoved.addListener(() => void see("changed"));
  browser.permissions.onAdded.addListener(() => void see("changed"));
  browser.runtime.onStartup.addListener(() => void see("changed"));
  browser.idle.setDetectionInterval(IDLE_SECONDS);
  void keepBeating();
  void see("changed");
  return () => see("changed");
}

/**
 * Alarms do not survive every restart. Made anew only when missing, so that a background that wakes
 * often does not put its beat off.
 */
async function keepBeating(): Promise<void> {
  const alarm = await browser.alarms.get(BEAT);
  if (alarm?.periodInMinutes !== BEAT_MINUTES)
    await browser.alarms.create(BEAT, { periodInMinutes: BEAT_MINUTES });
}
