import browser from "webextension-polyfill";
import type { Message } from "../../message.ts";
import type { PopupView } from "../../views/views.ts";
import { sendMessage } from "../browser/send-message.ts";
import { byId, fill, h } from "../parts/elements.ts";
import { openTab } from "../browser/open-tab.ts";
import { stateHeader } from "./popup-state.ts";
import { todaySection } from "./popup-today.ts";
import { doing, say } from "../parts/say.ts";
import { SESSION } from "../../session-names.ts";

const MINUTE_MS = 60_000;
const REFRESH_MS = 5_000;

/**
 * Waking the background takes longer than a popup may stay empty. Until it answers, the popup shows
 * its last content when that is at most this old.
 */
const LAST_MS_MAX = 10 * MINUTE_MS;

void doing(showLast);
void doing(show);
setInterval(() => {
  // an open list would close under the person's hand; what failed is tried again the next time
  if (document.activeElement?.tagName !== "SELECT") void show().catch(() => undefined);
}, REFRESH_MS);

async function show(): Promise<void> {
  const view = await sendMessage({ type: "popup" });
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
  fill(
    "page",
    stateHeader(view),
    isAsked ? todaySection(view) : null,
    front,
    pause(view),
    links(view),
  );
  performance.mark("shown");
}

function act(message: Message, said: string): Promise<void> {
  return doing(async () => {
    await sendMessage(message);
    await show();
    say(said);
  });
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
          { type: "set_category", domain, category: value },
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
                void act({ type: "exclude", domain }, `${domain} is not recorded any more.`),
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
      { id, onclick: () => void act({ type: "pause", untilMs: untilMs() }, "Paused.") },
      text,
    );
  return h(
    "section",
    { "aria-labelledby": "pause" },
    h("h2", { id: "pause" }, isPaused ? "Paused" : "Pause"),
    isPaused
      ? h(
          "button",
          {
            id: "resume",
            class: "main",
            onclick: () => void act({ type: "resume" }, "Recording."),
          },
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
    h(
      "button",
      { id: "dashboard", class: "link", onclick: () => openTab(server) },
      "Open dashboard",
    ),
    canSend
      ? h(
          "button",
          {
            id: "send",
            class: "link",
            onclick: () => void act({ type: "send_now" }, "Sent what could be sent."),
          },
          "Send now",
        )
      : null,
    h(
      "button",
      { id: "options", class: "link", onclick: () => openTab("options.html") },
      "Options",
    ),
  );
}

function name(categories: PopupView["categories"], value: string): string {
  return categories.find((category) => category.value === value)?.name ?? value;
}
