import browser from "webextension-polyfill";

/** Opens the page that asks for consent when the extension is installed. Updates open nothing. */
export function welcome(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install")
      // Without a window the mark on the icon asks.
      void browser.tabs
        .create({ url: browser.runtime.getURL("welcome.html") })
        .catch(() => undefined);
  });
}
