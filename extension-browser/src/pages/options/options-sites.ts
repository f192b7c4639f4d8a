import { siteProblem } from "@streakline/shared/privacy/patterns/site-problem.ts";
import { SITE_PATTERNS_MAX } from "@streakline/shared/privacy/site-rules.ts";
import type { Message } from "../../message.ts";
import { hostOf } from "../../record/host-of.ts";
import type { OptionsView } from "../../views/views.ts";
import { card } from "../parts/card.ts";
import { h } from "../parts/elements.ts";

/** Which sites are recorded, and which never. */
export function sitesCard(
  { settings }: OptionsView,
  act: (message: Message, said: string) => Promise<void>,
): HTMLElement {
  const excluded = listField("excluded", settings.rules.excluded);
  const only = listField("only", settings.rules.only ?? []);
  const onlyField = h(
    "div",
    { class: "stack", hidden: settings.rules.only === null },
    h("label", { for: "only" }, "Only these sites, one a line"),
    only.text,
    only.problems,
  );
  const all = radio("all", "All sites but the excluded ones", settings.rules.only === null);
  const these = radio("these", "Only sites on a list", settings.rules.only !== null);
  for (const { input } of [all, these])
    input.addEventListener("change", () => (onlyField.hidden = !these.input.checked));
  const save = () => {
    const rules = {
      excluded: lines(excluded.text.value),
      only: these.input.checked ? lines(only.text.value) : null,
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
    excluded.text,
    excluded.problems,
    h(
      "p",
      { id: "patterns", class: "small" },
      "example.org means the site and everything below it, *.example.org only what is below, " +
        "example the site under any ending, *bank* whatever has it in its name, {a,b} either, " +
        "[0-9] one of these. Upper case and the script do not matter: bücher.example and " +
        "xn--bcher-kva.example are one. Paths are not compared. Visits to a site that you exclude " +
        "are deleted here if they were not sent yet.",
    ),
    h(
      "div",
      { class: "row" },
      h("button", { id: "save", class: "main", onclick: save }, "Save sites"),
    ),
  );
}

/**
 * A list of sites that can be edited, and beside it, while it is typed, what in it never fits or
 * means more than it says.
 */
function listField(
  id: string,
  sites: readonly string[],
): { text: HTMLTextAreaElement; problems: HTMLElement } {
  const text = h(
    "textarea",
    { id, spellcheck: "false", "aria-describedby": `${id}-problems patterns` },
    sites.join("\n"),
  );
  const problems = h("ul", {
    id: `${id}-problems`,
    class: "small problems",
    "aria-live": "polite",
  });
  const tell = () =>
    problems.replaceChildren(...problemsIn(text.value).map((sentence) => h("li", {}, sentence)));
  text.addEventListener("input", tell);
  tell();
  return { text, problems };
}

const PROBLEMS_MAX = 20;

function problemsIn(text: string): string[] {
  const typed = text.split("\n").filter((line) => line.trim() !== "");
  const found = typed.flatMap((line) => {
    const problem = siteProblem(line.trim(), hostOf);
    return problem === null ? [] : [`“${shortened(line.trim())}”: ${problem}`];
  });
  const isFull = new Set(typed).size > SITE_PATTERNS_MAX;
  return [
    ...(isFull ? [`Only the first ${SITE_PATTERNS_MAX} lines are kept.`] : []),
    ...found.slice(0, PROBLEMS_MAX),
  ];
}

function shortened(line: string): string {
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
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
