import browser, { type Tabs } from "webextension-polyfill";
import type { Front } from "../views/answer.ts";
import { IDLE_SECONDS, type Observation, type View } from "../record/observation.ts";

/**
 * Observes what the browser shows now. `instant`: when the event came; `tabId`: the tab that the
 * event is about. An event in a tab that is not in front, or in a window without focus, has the
 * cause `changed`.
 */
export async function look(
  cause: Observation["cause"],
  instant: Pick<Observation, "atMs" | "steadyMs">,
  tabId?: number,
): Promise<Observation> {
  const [window, tab, idle] = await Promise.all([
    focusedWindow(),
    frontTab(),
    browser.idle.queryState(IDLE_SECONDS),
  ]);
  const isAudible = tab?.audible === true && tab.mutedInfo?.muted !== true;
  const isAboutFront = tabId === undefined || tab?.id === tabId;
  return {
    ...instant,
    cause: isAboutFront ? cause : "changed",
    view: viewOf(idle === "locked", window, tab),
    isActive: idle === "active",
    isAudible,
  };
}

/** The active tab of the window that was used last, for our own pages; null in private windows. */
export async function front(): Promise<Front> {
  const tab = await frontTab();
  return tab === null || tab.incognito ? null : pageOf(tab);
}

function viewOf(
  isLocked: boolean,
  window: { isFocused: boolean; isPrivate: boolean } | null,
  tab: Tabs.Tab | null,
): View {
  if (isLocked) return { state: "lock" };
  if (window === null || !window.isFocused) return { state: "blur" };
  // the manifest keeps the extension out of private windows; should a browser show one all the
  // same, there is nothing to see
  if (window.isPrivate || tab === null || tab.incognito) return { state: "none" };
  const page = pageOf(tab);
  return page === null ? { state: "none" } : { state: "page", ...page };
}

function pageOf(tab: Tabs.Tab): { protocol: string; hostname: string; pathname: string } | null {
  if (tab.url === undefined || !URL.canParse(tab.url)) return null;
  const { protocol, hostname, pathname } = new URL(tab.url);
  return { protocol, hostname, pathname };
}

async function focusedWindow(): Promise<{ isFocused: boolean; isPrivate: boolean } | null> {
  if (!("windows" in browser)) return { isFocused: true, isPrivate: false };
  try {
    const { focused, incognito } = await browser.windows.getLastFocused();
    return { isFocused: focused, isPrivate: incognito };
  } catch {
    // No window is open.
    return null;
  }
}

async function frontTab(): Promise<Tabs.Tab | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab ?? null;
}
