import browser from "webextension-polyfill";

/** Opens a page of the web or of ours in a tab, and closes this window, which is a popup. */
export function openTab(address: string): void {
  const url = /^https?:/.test(address) ? address : browser.runtime.getURL(address);
  void browser.tabs.create({ url }).then(() => window.close());
}
