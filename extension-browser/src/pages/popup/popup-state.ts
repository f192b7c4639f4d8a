import { duration } from "@streakline/shared/time/duration.ts";
import type { Mode, PopupView } from "../../views/views.ts";
import { clockText } from "../parts/clock-text.ts";
import { h } from "../parts/elements.ts";
import { modeText } from "../parts/mode-text.ts";
import { plural } from "../parts/plural.ts";
import { openTab } from "../browser/open-tab.ts";

/** What recording and delivery do, and what the person may do about it. */
export function stateHeader({ mode, waiting, refused, discarded }: PopupView): HTMLElement {
  const { word, sentence, tone } = modeText(mode, clockText);
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
          `${duration(waiting.seconds)} in ${plural(waiting.batches, "batch", "batches")} ` +
            "waiting to be sent.",
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
            { id: "begin", class: "main", onclick: () => openTab("welcome.html") },
            beginText(mode),
          ),
        )
      : null,
  );
}

function beginText({ mode }: Mode): string {
  if (mode === "never_asked") return "Choose what may be recorded";
  return mode === "not_allowed" ? "Change the answer" : "Connect";
}
