import { duration } from "@streakline/shared/time/duration.ts";
import type { Message } from "../../message.ts";
import type { OptionsView } from "../../views/views.ts";
import { sendMessage } from "../browser/send-message.ts";
import { card, confirmed } from "../parts/card.ts";
import { h } from "../parts/elements.ts";
import { plural } from "../parts/plural.ts";
import { doing, say } from "../parts/say.ts";

/** The data in this browser: unsent, discarded and refused records, export, deletion. */
export function dataCard(
  { waiting, discarded, quarantine }: OptionsView,
  act: (message: Message, said: string) => Promise<void>,
): HTMLElement {
  return card(
    "data",
    "Data in this browser",
    h(
      "p",
      {},
      waiting.batches === 0
        ? "Nothing waits to be sent."
        : `${duration(waiting.seconds)} in ${plural(waiting.batches, "batch", "batches")} ` +
            `waiting to be sent (${Math.ceil(waiting.bytes / 1024)} kB).`,
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
      h("button", { id: "export", onclick: () => void doing(download) }, "Export as JSON"),
      h(
        "button",
        {
          id: "forget",
          class: "danger",
          onclick: confirmed(
            "Delete all records in this browser, also those that were not sent yet?",
            () => act({ type: "forget_records" }, "Deleted."),
          ),
        },
        "Delete local records",
      ),
    ),
    h(
      "p",
      { class: "small" },
      "If the extension is removed, the browser deletes everything here at once: " +
        "at most what was not sent yet is lost.",
    ),
  );
}

/** The last batches, byte for byte. */
export function logCard({ sent }: OptionsView): HTMLElement {
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

async function download(): Promise<void> {
  const text = await sendMessage({ type: "export" });
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: url, download: "streakline-browser.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  say("Exported.");
}
