import type { Browser } from "puppeteer-core";
import { waitFor } from "../machine/wait-for.ts";

/** The id of the add-on, and the one under which this Firefox shows its pages. */
export const ADD_ON = "browser@streakline.dev";
export const UUID = "11111111-2222-4333-8444-555555555555";

/** Opens a private window that shows `url`, waits until `isShown`, and closes it. */
export async function visitPrivatelyInFirefox(
  browser: Browser,
  url: string,
  isShown: () => boolean,
): Promise<void> {
  await asFirefox(
    browser,
    `(async () => {
      const front = Services.wm.getMostRecentWindow("navigator:browser");
      const window = front.OpenBrowserWindow({ private: true });
      await new Promise((done) => window.addEventListener("load", done, { once: true }));
      globalThis.privateWindow = window;
      await window.delayedStartupPromise;
      const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
      window.gBrowser.loadURI(Services.io.newURI(${JSON.stringify(url)}), { triggeringPrincipal });
    })()`,
  );
  await waitFor("the private page", isShown);
  await asFirefox(browser, `globalThis.privateWindow.close()`);
}

/** Ends the background of the add-on, as Firefox does to free memory. */
export async function stopFirefoxBackground(browser: Browser): Promise<void> {
  await waitFor("the background to stop", () =>
    asFirefox(
      browser,
      `(async () => {
        const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(ADD_ON)});
        await extension.terminateBackground({ ignoreDevToolsAttached: true });
        return true;
      })()`,
    ),
  );
}

/** Resets the idle time, as input does. */
export async function touchFirefox(browser: Browser): Promise<void> {
  await asFirefox(
    browser,
    `Cc["@mozilla.org/widget/useridleservice;1"]
      .getService(Ci.nsIUserIdleServiceInternal)
      .resetIdleTimeOut(0)`,
  );
}

/** Evaluates an expression with the privileges of Firefox itself, which no page has. */
async function asFirefox(browser: Browser, expression: string): Promise<unknown> {
  const { connection } = browser as unknown as {
    connection: { send(method: string, parameters: object): Promise<{ result: unknown }> };
  };
  const tree = (await connection.send("browsingContext.getTree", { "moz:scope": "chrome" })) as {
    result: { contexts: { context: string }[] };
  };
  const context = tree.result.contexts[0]?.context;
  const { result } = (await connection.send("script.evaluate", {
    target: { context },
    awaitPromise: true,
    expression,
  })) as {
    result: { type: string; result?: { value?: unknown }; exceptionDetails?: { text: string } };
  };
  if (result.type !== "success")
    throw new Error(`Firefox: ${result.exceptionDetails?.text ?? JSON.stringify(result)}`);
  return result.result?.value;
}
