import { SITE_PATTERNS_MAX } from "@streakline/shared/privacy/site-rules.ts";
import type { Message } from "../../message.ts";
import type { OptionsView } from "../../views/views.ts";
import { card } from "../parts/card.ts";
import { h } from "../parts/elements.ts";

/** Which sites are recorded, and which never. */
export function sitesCard(
  { settings }: OptionsView,
  act: (message: Message, said: string) => Promise<void>,
): HTMLElement {
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
    void act({ type: "settings", settings: { ...settings, rules } }, "Saved.");
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
      "example.org means the site and everything below it, *.example.org only what is below, " +
        "*bank* whatever has it in its name, {a,b} either.",
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
