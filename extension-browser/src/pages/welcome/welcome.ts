import { CONSENTS } from "@streakline/shared/privacy/consents.ts";
import browser from "webextension-polyfill";
import type { OptionsView } from "../../views/views.ts";
import { sendMessage } from "../browser/send-message.ts";
import { connect } from "./connect.ts";
import { byId, fill, h } from "../parts/elements.ts";
import { askForCollection } from "../browser/permissions.ts";
import { say, doing } from "../parts/say.ts";

/** What a record looks like, with the fields that really travel. */
const EXAMPLE = `{ "domain": "mozilla.org", "category": "documentation",
  "startedAt": "10:02:10", "endedAt": "10:06:45", "idleSeconds": 12,
  "pageViews": 3, "tabSwitches": 1, "pageKeys": [] }`;

let isWaiting = false;
void doing(show);

async function show(said = ""): Promise<void> {
  const view = await sendMessage({ type: "options" });
  byId("page").removeAttribute("aria-busy");
  fill(
    "page",
    h(
      "div",
      { class: "brand" },
      h("img", { src: "icon128.png", alt: "" }),
      h("h1", {}, "Streakline"),
    ),
    h(
      "p",
      { class: "quiet" },
      "Your time on websites beside your coding time, on a server of your own.",
      view.consents.wasAsked ? null : " Nothing is recorded before you answer here.",
    ),
    consentCard(view),
    view.consents.sites ? connectCard(view) : null,
  );
  say(said);
}

function consentCard({ consents }: OptionsView): HTMLElement {
  const keys = h("input", { type: "checkbox", id: "page-keys", checked: consents.pageKeys });
  const answer = (sites: boolean) => () => void give(sites, sites && keys.checked);
  return h(
    "section",
    { class: "card stack", "aria-labelledby": "ask" },
    h("h2", { id: "ask" }, "What may be recorded?"),
    h("p", {}, h("strong", {}, `${CONSENTS.sites.title}. `), CONSENTS.sites.sentence),
    h("pre", { "aria-label": "Example of a record" }, EXAMPLE),
    h(
      "label",
      { class: "choice", for: "page-keys" },
      keys,
      h(
        "span",
        {},
        h("strong", {}, `${CONSENTS.page_keys.title} as well. `),
        CONSENTS.page_keys.sentence,
      ),
    ),
    h(
      "p",
      { class: "small" },
      "Never recorded: private windows, addresses of your own network, pages of the browser. " +
        "You can pause, exclude sites, see every byte that was sent, and change this answer " +
        "at any time, here or on the dashboard. It holds for all browsers of your account.",
    ),
    h(
      "div",
      { class: "row" },
      h("button", { id: "allow", onclick: answer(true) }, "Allow websites"),
      h("button", { id: "nothing", onclick: answer(false) }, "Record nothing"),
    ),
    consents.wasAsked
      ? h(
          "p",
          { id: "answer", class: "notice" },
          consents.sites
            ? `You allowed websites${consents.pageKeys ? " and page keys" : ", without page keys"}.`
            : "You chose to record nothing. Nothing is recorded, stored or sent.",
        )
      : null,
  );
}

function give(sites: boolean, pageKeys: boolean): Promise<void> {
  return doing(async () => {
    // Before the first await: after it, the browser no longer sees the user gesture.
    const mayCollect = !sites || (await askForCollection());
    await sendMessage({
      type: "consent",
      sites: sites && mayCollect,
      pageKeys: pageKeys && mayCollect,
    });
    await show(
      mayCollect
        ? "Your answer is stored."
        : "The browser did not allow it, so nothing is recorded.",
    );
  });
}

function connectCard({ account, settings, mode }: OptionsView): HTMLElement {
  return account !== null && mode.mode !== "sign_in"
    ? connectedCard(account)
    : connectForm(settings.server);
}

function connectedCard(account: NonNullable<OptionsView["account"]>): HTMLElement {
  return h(
    "section",
    { class: "card stack", "aria-labelledby": "connect" },
    h(
      "h2",
      { id: "connect" },
      account.displayName === ""
        ? "This browser is connected"
        : `This browser is connected for ${account.displayName}`,
    ),
    h("p", { class: "quiet" }, `Records go to ${account.server}. You may close this page.`),
    h(
      "div",
      { class: "row" },
      h(
        "button",
        {
          class: "main",
          id: "dashboard",
          onclick: () => void browser.tabs.create({ url: account.server }),
        },
        "Open dashboard",
      ),
    ),
  );
}

function connectForm(server: string): HTMLElement {
  const input = h("input", {
    type: "url",
    id: "server",
    value: server,
    spellcheck: "false",
    size: "36",
    required: true,
  });
  const problem = h("p", { id: "problem", role: "alert" });
  const code = h("div", { id: "code", class: "stack", "aria-live": "polite" });
  const button = h("button", { class: "main", id: "connect-now", type: "submit" }, "Connect");
  const form = h(
    "form",
    {
      class: "stack",
      onsubmit: (event) => {
        event.preventDefault();
        void run();
      },
    },
    h("label", { for: "server" }, "Address of your server"),
    h("div", { class: "row" }, input, button),
  );

  async function run(): Promise<void> {
    if (isWaiting) return;
    isWaiting = true;
    button.disabled = true;
    problem.textContent = "";
    await doing(async () => {
      const result = await connect(input.value, {
        isCancelled: () => !isWaiting,
        onCode: ({ userCode, url }) => {
          code.replaceChildren(...codeToApprove(userCode, url));
          void browser.tabs.create({ url });
        },
      });
      if (result.ok) await show("Connected.");
      else problem.textContent = result.sentence;
    });
    isWaiting = false;
    button.disabled = false;
    code.replaceChildren();
  }

  return h(
    "section",
    { class: "card stack", "aria-labelledby": "connect" },
    h("h2", { id: "connect" }, "Connect this browser"),
    form,
    code,
    problem,
  );
}

function codeToApprove(userCode: string, url: string): HTMLElement[] {
  return [
    h("p", {}, "Approve this code on your server, and keep this page open:"),
    h("output", { class: "row", id: "user-code" }, h("strong", {}, userCode)),
    h(
      "div",
      { class: "row" },
      h("a", { href: url, target: "_blank", rel: "noreferrer" }, "Open the page to approve"),
      h("button", { type: "button", class: "link", onclick: () => (isWaiting = false) }, "Cancel"),
    ),
  ];
}
