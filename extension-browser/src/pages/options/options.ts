import browser from "webextension-polyfill";
import type { OptionsView } from "../../views/views.ts";
import type { Message } from "../../message.ts";
import { sendMessage } from "../browser/send-message.ts";
import { card, confirmed } from "../parts/card.ts";
import { clockText } from "../parts/clock-text.ts";
import { byId, fill, h } from "../parts/elements.ts";
import { modeText } from "../parts/mode-text.ts";
import { dataCard, logCard } from "./options-data.ts";
import { sitesCard } from "./options-sites.ts";
import { doing, say, warn } from "../parts/say.ts";
import { askForCollection } from "../browser/permissions.ts";

void doing(show);

async function show(said = ""): Promise<void> {
  const view = await sendMessage({ type: "options" });
  const { word, sentence } = modeText(view.mode, clockText);
  byId("page").removeAttribute("aria-busy");
  fill(
    "page",
    h(
      "div",
      { class: "brand" },
      h("img", { src: "icon128.png", alt: "" }),
      h("h1", {}, "Streakline options"),
    ),
    h("p", { class: "quiet" }, h("strong", {}, `${word}. `), sentence),
    server(view),
    consent(view),
    sitesCard(view, act),
    dataCard(view, act),
    logCard(view),
  );
  say(said);
}

function act(message: Message, said: string): Promise<void> {
  return doing(async () => {
    await sendMessage(message);
    await show(said);
  });
}

function signOut(forget: boolean, said: string): Promise<void> {
  return doing(async () => {
    const { isTold } = await sendMessage({ type: "leave", forget });
    await show(said);
    if (!isTold)
      warn(
        `${said} The server could not be told: revoke this browser there, under Settings, Devices.`,
      );
  });
}

function server({ account, settings }: OptionsView): HTMLElement {
  const connect = (text: string) =>
    h(
      "button",
      {
        id: "connect",
        class: account === null ? "main" : "",
        onclick: () => void browser.tabs.create({ url: browser.runtime.getURL("welcome.html") }),
      },
      text,
    );
  if (account === null)
    return card(
      "server",
      "Server",
      h("p", { class: "quiet" }, `Not connected. The address is ${settings.server}.`),
      h("div", { class: "row" }, connect("Connect")),
    );
  return card(
    "server",
    "Server",
    h(
      "p",
      {},
      `Connected to ${account.server}${account.displayName === "" ? "" : ` for ${account.displayName}`}.`,
    ),
    h(
      "div",
      { class: "row" },
      h(
        "button",
        {
          id: "sign-out",
          onclick: () => void signOut(false, "Signed out. What waits is kept for this account."),
        },
        "Sign out, keep what waits",
      ),
      h(
        "button",
        {
          id: "sign-out-forget",
          class: "danger",
          onclick: confirmed("Sign out and delete what was not sent yet?", () =>
            signOut(true, "Signed out."),
          ),
        },
        "Sign out and delete what waits",
      ),
    ),
    h("p", { class: "small" }, "To use another server, sign out and connect again."),
  );
}

function consent({ consents, account }: OptionsView): HTMLElement {
  const box = (id: string, text: string, isOn: boolean, onChange: (isOn: boolean) => void) =>
    h(
      "label",
      { class: "choice", for: id },
      h("input", {
        type: "checkbox",
        id,
        checked: isOn,
        onchange: (event) => onChange((event.target as HTMLInputElement).checked),
      }),
      h("span", {}, text),
    );
  const pageKeys = box(
    "page-keys",
    "Page keys: tell pages of a site apart by keys that only this browser can make",
    consents.pageKeys,
    (isOn) =>
      void act(
        { type: "consent", sites: true, pageKeys: isOn },
        isOn ? "Page keys are on." : "Page keys are off; those that wait were removed.",
      ),
  );
  return card(
    "consent",
    "What may be recorded",
    box(
      "sites",
      "Websites: bare domains and for how long",
      consents.sites,
      (isOn) => void allow(isOn),
    ),
    consents.sites ? pageKeys : null,
    consents.wasAsked && !consents.sites && account !== null ? pastOf(account.server) : null,
    h(
      "p",
      { class: "small" },
      "Turning something off stops it at once and throws away what of it was not sent yet.",
    ),
  );
}

/** After a no: offers to delete the past visits on the server too. */
function pastOf(server: string): HTMLElement {
  return h(
    "div",
    { class: "notice stack" },
    h(
      "p",
      {},
      "Nothing more is recorded. " +
        "What your server already has of your websites stays until you delete it there.",
    ),
    h(
      "div",
      { class: "row" },
      h(
        "button",
        {
          id: "past",
          onclick: () => void browser.tabs.create({ url: `${server}/settings/privacy` }),
        },
        "Keep or delete the past",
      ),
    ),
  );
}

function allow(isOn: boolean): Promise<void> {
  return doing(async () => {
    const mayCollect = isOn && (await askForCollection());
    await act(
      { type: "consent", sites: mayCollect, pageKeys: false },
      mayCollect ? "Websites are recorded." : "Nothing is recorded.",
    );
  });
}
