import { signIn } from "@streakline/shared/delivery/sign-in.ts";
import { createApi } from "../../send/api.ts";
import { post } from "../../send/post.ts";
import { serverAddress } from "../../send/server-address.ts";
import { browserName } from "../../capture/browser-name.ts";
import browser from "webextension-polyfill";
import { sendMessage } from "../browser/send-message.ts";
import { askForServer } from "../browser/permissions.ts";

export type Connected = { ok: true; displayName: string } | { ok: false; sentence: string };

/**
 * Connects this browser by the device flow. Call it before the first await of a click. `onCode`
 * shows the code to approve; the page must stay open until the approval.
 */
export async function connect(
  address: string,
  {
    onCode,
    isCancelled,
  }: { onCode: (code: { userCode: string; url: string }) => void; isCancelled: () => boolean },
): Promise<Connected> {
  const checked = serverAddress(address);
  if (!checked.ok) return checked;
  const server = checked.address;
  if (!(await askForServer(server)))
    return {
      ok: false,
      sentence:
        "Without that permission the extension cannot reach your server. Connect again and allow it.",
    };
  const { settings } = await sendMessage({ type: "options" });
  await sendMessage({ type: "settings", settings: { ...settings, server } });
  const result = await signIn({
    server,
    client: {
      id: "streakline-browser",
      kind: "browser",
      what: "browser",
      server: "the address of the server",
    },
    device: {
      name: deviceName(),
      client: `streakline-browser ${browser.runtime.getManifest().version}`,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    api: createApi(post),
    post,
    sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
    monotonicMilliseconds: () => performance.now(),
    onCode,
    isCancelled,
  });
  switch (result.state) {
    case "cancelled":
      return { ok: false, sentence: "Not connected. Connect when you like." };
    case "failed":
      return { ok: false, sentence: result.sentence };
    case "signed_in":
      await sendMessage({ type: "enter", account: result.key });
      return { ok: true, displayName: result.key.displayName };
  }
}

/** A name for the list of devices. The person can change it on the dashboard. */
function deviceName(): string {
  const agent = navigator.userAgent;
  const name = browserName(agent);
  const system = [/Windows/, /Android/, /Mac OS X/, /CrOS/, /Linux/]
    .map((pattern) => pattern.exec(agent)?.[0])
    .find((found) => found !== undefined);
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return system === undefined ? title : `${title} on ${system.replace("Mac OS X", "macOS")}`;
}
