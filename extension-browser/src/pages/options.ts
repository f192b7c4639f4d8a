import { SITE_PATTERNS_MAX } from "@streakline/shared/privacy/site-rules.ts";
import browser from "webextension-polyfill";
import type { OptionsView } from "../views/views.ts";
import type { Ask } from "../ask.ts";
import { askBackground } from "./ask-background.ts";
import { duration } from "@streakline/shared/time/duration.ts";
import { byId, fill, h } from "./elements.ts";
import { modeText } from "./mode-text.ts";
import { doing, say, warn } from "./say.ts";
import { askForCollection } from "./permissions.ts";

void show();

async function show(said = ""): Promise<void> {
  const view = await askBackground({ ask: "options" });
  const { word, sentence } = modeText(view.mode, (ms) =>
    new Date(ms).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }),
  );
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
    sites(view),
    data(view),
    log(view),
  );
  say(said);
}

function act(ask: Ask, said: string): Promise<void> {
  return doing(async () => {
    await askBackground(ask);
    await show(said);
  });
}

function signOut(forget: boolean, said: string): Promise<void> {
  return doing(async () => {
    const { isTold } = await askBackground({ ask: "leave", forget });
    await show(said);
    if (!isTold)
      warn(
        `${said} The server could not be told: revoke this browser there, under Settings, Devices.`,
      );
  });
}

function card(id: string, title: string, ...children: (Node | null)[]): HTMLElement {
  return h(
    "section",
    { class: "card stack", "aria-labelledby": id },
    h("h2", { id }, title),
    ...children,
  );
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
        { ask: "consent", sites: true, pageKeys: isOn },
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

/** After a no: whether the past shall go, too. */
function pastOf(server: string): HTMLElement {
  return h(
    "div",
    { class: "notice stack" },
    h(
      "p",
      {},
      "Nothing more is recorded. What your server already has of your websites stays until you delete it there.",
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

async function allow(isOn: boolean): Promise<void> {
  const mayCollect = isOn && (await askForCollection());
  await act(
    { ask: "consent", sites: mayCollect, pageKeys: false },
    mayCollect ? "Websites are recorded." : "Nothing is recorded.",
  );
}

function sites({ settings }: OptionsView): HTMLElement {
  const excluded = h(
    "textarea",
    { id: "excluded", spellcheck: "false", "aria-describedby": "patterns" },
    settings.rules.excluded.join("\n"),
  );
  const only = h(
    "textarea",
    { id: "only", spellcheck: "false", "aria-describedby": "patterns" },
    (settings.rules.only ?? []).join("\n"),
  );
  const onlyField = h(
    "div",
    { class: "stack", hidden: settings.rules.only === null },
    h("label", { for: "only" }, "Only these sites, one a line"),
    only,
  );
  const all = radio("all", "All sites but the excluded ones", settings.rules.only === null);
  const these = radio("these", "Only sites on a list", settings.rules.only !== null);
  for (const { input } of [all, these])
    input.addEventListener("change", () => (onlyField.hidden = !these.input.checked));
  const save = () => {
    const rules = {
      excluded: lines(excluded.value),
      only: these.input.checked ? lines(only.value) : null,
    };
    void act({ ask: "settings", settings: { ...settings, rules } }, "Saved.");
  };
  return card(
    "sites-heading",
    "Sites",
    h(
      "fieldset",
      { class: "stack" },
      h("legend", { class: "visually-hidden" }, "Which sites are recorded"),
      all.label,
      these.label,
    ),
    onlyField,
    h("label", { for: "excluded" }, "Never record these, one a line"),
    excluded,
    h(
      "p",
      { id: "patterns", class: "small" },
      "example.org means the site and everything below it, *.example.org only what is below, *bank* whatever has it in its name, {a,b} either.",
    ),
    h(
      "div",
      { class: "row" },
      h("button", { id: "save", class: "main", onclick: save }, "Save sites"),
    ),
  );
}

function radio(
  id: string,
  text: string,
  isOn: boolean,
): { input: HTMLInputElement; label: HTMLElement } {
  const input = h("input", { type: "radio", name: "which", id, checked: isOn });
  return { input, label: h("label", { class: "choice", for: id }, input, h("span", {}, text)) };
}

function lines(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim().slice(0, 500)))]
    .filter((line) => line !== "")
    .slice(0, SITE_PATTERNS_MAX);
}

function data({ waiting, discarded, quarantine }: OptionsView): HTMLElement {
  return card(
    "data",
    "Data in this browser",
    h(
      "p",
      {},
      waiting.batches === 0
        ? "Nothing waits to be sent."
        : `${duration(waiting.seconds)} in ${waiting.batches === 1 ? "one batch" : `${waiting.batches} batches`} waiting to be sent (${Math.ceil(waiting.bytes / 1024)} kB).`,
    ),
    discarded === 0
      ? null
      : h(
          "p",
          { class: "small" },
          `Records thrown away because they are not allowed any more: ${discarded}.`,
        ),
    quarantine.length === 0
      ? null
      : h(
          "details",
          {},
          h("summary", {}, `Refused records: ${quarantine.length}`),
          h("pre", { tabindex: "0" }, JSON.stringify(quarantine, null, 2)),
        ),
    h(
      "div",
      { class: "row" },
      h("button", { id: "export", onclick: () => void download() }, "Export as JSON"),
      h(
        "button",
        {
          id: "forget",
          class: "danger",
          onclick: confirmed(
            "Delete all records in this browser, also those that were not sent yet?",
            () => act({ ask: "forget_records" }, "Deleted."),
          ),
        },
        "Delete local records",
      ),
    ),
    h(
      "p",
      { class: "small" },
      "If the extension is removed, the browser deletes everything here at once: at most what was not sent yet is lost.",
    ),
  );
}

function log({ sent }: OptionsView): HTMLElement {
  return card(
    "log",
    "What was sent",
    h("p", { class: "small" }, "The exact bytes of the last 50 batches, before compression."),
    sent.length === 0
      ? h("p", { class: "quiet" }, "Nothing yet.")
      : h(
          "details",
          { class: "stack" },
          h("summary", {}, sent.length === 1 ? "One batch" : `${sent.length} batches`),
          ...sent.map(({ at, body }) =>
            h(
              "details",
              {},
              h("summary", {}, `${new Date(at * 1000).toLocaleString()}, ${body.length} bytes`),
              h("pre", { tabindex: "0" }, body),
            ),
          ),
        ),
  );
}

function confirmed(question: string, then: () => Promise<void>): () => void {
  return () => {
    // the browser's own dialog: readable by every screen reader, and nothing of ours can cover it
    // oxlint-disable-next-line no-alert
    if (confirm(question)) void then();
  };
}

async function download(): Promise<void> {
  const text = await askBackground({ ask: "export" });
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: url, download: "streakline-browser.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  say("Exported.");
}
