import browser from "webextension-polyfill";
import type { Ask } from "../ask.ts";
import type { PopupView } from "../views/views.ts";
import { askBackground } from "./ask-background.ts";
import { duration } from "@streakline/shared/time/duration.ts";
import { byId, fill, h } from "./elements.ts";
import { modeText } from "./mode-text.ts";
import { doing, say } from "./say.ts";
import { SESSION } from "../session-names.ts";

const MINUTE_MS = 60_000;
const REFRESH_MS = 5_000;

/**
 * A background that must wake first takes longer than a popup may: until it answers, what was shown
 * not longer than this ago is shown.
 */
const LAST_MS_MAX = 10 * MINUTE_MS;

void showLast();
void show();
setInterval(() => {
  // an open list would close under the person's hand
  if (document.activeElement?.tagName !== "SELECT") void show();
}, REFRESH_MS);

async function show(): Promise<void> {
  const view = await askBackground({ ask: "popup" });
  byId("page").removeAttribute("aria-busy");
  render(view, site(view));
  await browser.storage.session.set({
    [SESSION.popup]: { view: { ...view, site: null }, atMs: Date.now() },
  });
}

async function showLast(): Promise<void> {
  const { [SESSION.popup]: last } = (await browser.storage.session.get(SESSION.popup)) as {
    [SESSION.popup]?: { view: PopupView; atMs: number };
  };
  const isBusy = byId("page").hasAttribute("aria-busy");
  // the site in front is another one by now
  if (last !== undefined && isBusy && Math.abs(Date.now() - last.atMs) < LAST_MS_MAX)
    render(last.view, null);
}

function render(view: PopupView, front: HTMLElement | null): void {
  const isAsked = view.mode.mode !== "never_asked" && view.mode.mode !== "not_allowed";
  fill("page", state(view), isAsked ? today(view) : null, front, pause(view), links(view));
  performance.mark("shown");
}

function act(ask: Ask, said: string): Promise<void> {
  return doing(async () => {
    await askBackground(ask);
    await show();
    say(said);
  });
}

function state({ mode, waiting, refused, discarded }: PopupView): HTMLElement {
  const { word, sentence, tone } = modeText(mode, clock);
  return h(
    "header",
    {},
    h(
      "h1",
      { class: "state" },
      h("span", { class: "dot", "data-tone": tone, "aria-hidden": "true" }),
      word,
    ),
    h("p", { class: "small" }, sentence),
    waiting.batches > 0
      ? h(
          "p",
          { class: "small" },
          `${duration(waiting.seconds)} in ${plural(waiting.batches, "batch", "batches")} waiting to be sent.`,
        )
      : null,
    refused > 0
      ? h(
          "p",
          { class: "small" },
          `${plural(refused, "record was", "records were")} refused; see the options.`,
        )
      : null,
    discarded > 0
      ? h(
          "p",
          { class: "small" },
          `${plural(discarded, "record", "records")} thrown away because they are not allowed any more.`,
        )
      : null,
    mode.mode === "never_asked" ||
      mode.mode === "signed_out" ||
      mode.mode === "sign_in" ||
      mode.mode === "not_allowed"
      ? h(
          "div",
          { class: "row" },
          h(
            "button",
            { id: "begin", class: "main", onclick: () => open("welcome.html") },
            mode.mode === "never_asked"
              ? "Choose what may be recorded"
              : mode.mode === "not_allowed"
                ? "Change the answer"
                : "Connect",
          ),
        )
      : null,
  );
}

function today({ today, coding }: PopupView): HTMLElement {
  const parts = (["productive", "neutral", "distracting"] as const).filter(
    (part) => today[part] > 0,
  );
  return h(
    "section",
    { "aria-labelledby": "today" },
    h(
      "div",
      { class: "total" },
      h("h2", { id: "today" }, "Today on the web"),
      h("output", {}, duration(today.seconds)),
    ),
    today.seconds === 0
      ? h("p", { class: "small" }, "Nothing yet in this browser.")
      : h(
          "div",
          { class: "bar", "aria-hidden": "true" },
          ...parts.map((part) => bar(part, today[part])),
        ),
    h(
      "ul",
      { class: "legend" },
      ...parts.map((part) =>
        h(
          "li",
          {},
          h("i", { class: part, "aria-hidden": "true" }),
          `${capital(part)} ${duration(today[part])}`,
        ),
      ),
    ),
    h(
      "ul",
      { class: "sites" },
      ...today.sites.map(({ domain, seconds }) =>
        h(
          "li",
          {},
          h("span", {}, domain),
          h("data", { value: String(seconds) }, duration(seconds)),
        ),
      ),
    ),
    coding === null
      ? null
      : h(
          "p",
          { class: "small" },
          `Coding on all devices: ${duration(coding.seconds)}, as of ${clock(coding.asOf * 1000)}.`,
        ),
  );
}

function bar(part: string, seconds: number): HTMLElement {
  const element = h("span", { class: part });
  element.style.flexGrow = String(seconds);
  return element;
}

function site({ site, categories }: PopupView): HTMLElement {
  const heading = h("h2", { id: "site" }, "This site");
  if (site === null)
    return h(
      "section",
      { "aria-labelledby": "site" },
      heading,
      h(
        "p",
        { class: "small" },
        "This page is never recorded: a private window, a local address or a page of the browser.",
      ),
    );
  const { domain, category } = site;
  const choice = h(
    "select",
    {
      id: "category",
      onchange: (event) => {
        const value = (event.target as HTMLSelectElement).value as typeof category;
        void act(
          { ask: "set_category", domain, category: value },
          `${domain} is now ${name(categories, value)}.`,
        );
      },
    },
    ...(category === "uncategorised"
      ? [
          h(
            "option",
            { value: category, selected: true, disabled: true },
            "Uncategorised, choose one",
          ),
        ]
      : []),
    ...categories.map(({ value, name }) =>
      h("option", { value, selected: value === category }, name),
    ),
  );
  return h(
    "section",
    { "aria-labelledby": "site" },
    heading,
    h(
      "div",
      { class: "row between" },
      h("p", { class: "domain" }, domain),
      site.isExcluded
        ? null
        : h(
            "button",
            {
              id: "exclude",
              class: "link",
              onclick: () =>
                void act({ ask: "exclude", domain }, `${domain} is not recorded any more.`),
            },
            "Never record it",
          ),
    ),
    site.isExcluded
      ? h("p", { class: "small" }, "Not recorded: your options leave it out.")
      : h(
          "div",
          { class: "counts" },
          h("label", { class: "small", for: "category" }, "Counts as"),
          choice,
        ),
  );
}

function pause({ mode }: PopupView): HTMLElement | null {
  if (mode.mode === "never_asked" || mode.mode === "not_allowed" || mode.mode === "signed_out")
    return null;
  const isPaused = mode.mode === "paused";
  const button = (id: string, text: string, untilMs: () => number | null) =>
    h(
      "button",
      { id, onclick: () => void act({ ask: "pause", untilMs: untilMs() }, "Paused.") },
      text,
    );
  return h(
    "section",
    { "aria-labelledby": "pause" },
    h("h2", { id: "pause" }, isPaused ? "Paused" : "Pause"),
    isPaused
      ? h(
          "button",
          { id: "resume", class: "main", onclick: () => void act({ ask: "resume" }, "Recording.") },
          "Resume",
        )
      : h(
          "div",
          { class: "pauses" },
          button("pause-15", "15 min", () => Date.now() + 15 * MINUTE_MS),
          button("pause-60", "1 hour", () => Date.now() + 60 * MINUTE_MS),
          button("pause-on", "Until I resume", () => null),
        ),
  );
}

function links({ server, mode, waiting }: PopupView): HTMLElement {
  const canSend = waiting.batches > 0 && mode.mode !== "signed_out" && mode.mode !== "sign_in";
  return h(
    "footer",
    { class: "row between" },
    h("button", { id: "dashboard", class: "link", onclick: () => open(server) }, "Open dashboard"),
    canSend
      ? h(
          "button",
          {
            id: "send",
            class: "link",
            onclick: () => void act({ ask: "send_now" }, "Sent what could be sent."),
          },
          "Send now",
        )
      : null,
    h("button", { id: "options", class: "link", onclick: () => open("options.html") }, "Options"),
  );
}

function open(address: string): void {
  const url = /^https?:/.test(address) ? address : browser.runtime.getURL(address);
  void browser.tabs.create({ url }).then(() => window.close());
}

function clock(ms: number): string {
  return new Date(ms).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function name(categories: PopupView["categories"], value: string): string {
  return categories.find((category) => category.value === value)?.name ?? value;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
