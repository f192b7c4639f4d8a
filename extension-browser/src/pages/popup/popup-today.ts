import { duration } from "@streakline/shared/time/duration.ts";
import type { PopupView } from "../../views/views.ts";
import { clockText } from "../parts/clock-text.ts";
import { h } from "../parts/elements.ts";

/** Today on the web in this browser, and coding on all devices as the server said last. */
export function todaySection({ today, coding }: PopupView): HTMLElement {
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
          `Coding on all devices: ${duration(coding.seconds)}, as of ${clockText(coding.asOf * 1000)}.`,
        ),
  );
}

function bar(part: string, seconds: number): HTMLElement {
  const element = h("span", { class: part });
  element.style.flexGrow = String(seconds);
  return element;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
