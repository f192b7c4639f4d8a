import browser from "webextension-polyfill";
import type { Delivery } from "../send/delivery.ts";
import { IDLE_SECONDS, type Observation } from "../record/observation.ts";
import { look } from "./look.ts";
import { showBadge } from "./badge.ts";

const BEAT = "beat";
/**
 * The shortest alarm period of a packed Chromium extension. A visit survives one missed heartbeat,
 * not two.
 */
const BEAT_MINUTES = 0.5;

/**
 * Registers all listeners synchronously: the browser wakes a suspended background only for
 * listeners that its first evaluation registered. Returns a function that takes an observation
 * after one of our own pages changed something.
 */
export function watch(delivery: Delivery): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  /**
   * By tab id, whether its page is loading. Empty after a suspension: a load that then completes
   * counts.
   */
  const loads = new Map<number, boolean>();

  function see(cause: Observation["cause"], tabId?: number): Promise<void> {
    const instant = { atMs: Date.now(), steadyMs: performance.now() };
    const step = async () => {
      const observation = await look(cause, instant, tabId);
      await delivery.see(observation);
    };
    // Serialised: observations are stored in the order of their events. The popup shows a refused
    // write, and the next event tries it again.
    last = last.then(step, step).catch(() => undefined);
    return last;
  }

  async function beat(): Promise<void> {
    await see("beat");
    // Not in the queue of observations: the network may be slow.
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
  // browser.windows is missing on Firefox for Android.
  if ("windows" in browser) {
    browser.windows.onFocusChanged.addListener(() => void see("changed"));
    browser.windows.onRemoved.addListener(() => void see("changed"));
  }
  browser.idle.onStateChanged.addListener(
    (state) => void see(state === "idle" ? "idle" : "changed"),
  );
  browser.alarms.onAlarm.addListener(({ name }) => {
    // The next heartbeat tries a refused write again.
    if (name === BEAT) void beat().catch(() => undefined);
  });
  // In Firefox a person can forbid and allow collecting as a permission.
  browser.permissions.onRemoved.addListener(() => void see("changed"));
  browser.permissions.onAdded.addListener(() => void see("changed"));
  browser.runtime.onStartup.addListener(() => void see("changed"));
  browser.idle.setDetectionInterval(IDLE_SECONDS);
  // The next start of the background tries again.
  void keepBeating().catch(() => undefined);
  void see("changed");
  return () => see("changed");
}

/**
 * Creates the alarm of the heartbeat unless it exists: not every restart keeps alarms. Creating it
 * again whenever the background wakes would postpone the heartbeat.
 */
async function keepBeating(): Promise<void> {
  const alarm = await browser.alarms.get(BEAT);
  if (alarm?.periodInMinutes !== BEAT_MINUTES)
    await browser.alarms.create(BEAT, { periodInMinutes: BEAT_MINUTES });
}
