import type { ConsentKind, ConsentRow } from "@streakline/shared/privacy/consents.ts";
import { instantWords } from "../../ui/format/format-day.ts";

/** What deleting the past of a kind removes; null for kinds without records. */
export const PAST_WORDS: Readonly<Record<ConsentKind, string | null>> = {
  coding:
    "every coding session, and with them the coding time, " +
    "projects, languages, scores and streaks of all days",
  sites:
    "every visit to a website with its page keys, and with them the " +
    "time on sites of all days; scores are counted again without it",
  page_keys: "the keys of pages; visits and their time stay",
  presence: null,
  boards: null,
};

/**
 * Where an answer was given. @example placeWords("streakline-browser 0.1.0") // "in the browser
 * extension 0.1.0"
 */
export function placeWords(place: string): string {
  if (place === "web") return "here";
  const [, client, version] = /^streakline-(vscode|browser)[ /]?(.*)$/.exec(place) ?? [];
  if (client === undefined) return `in ${place}`;
  const extension = `${client === "vscode" ? "editor" : "browser"} extension`;
  return `in the ${[extension, version].filter(Boolean).join(" ")}`;
}

/**
 * What the person answered, when, where, and to which version of the sentence.
 * @example answerWords(never asked) // "You have not been asked yet, so it is off."
 */
export function answerWords(
  { state, version, versionNow, at, place }: ConsentRow,
  timeZone: string,
): string {
  if (at === null || version === null) return "You have not been asked yet, so it is off.";
  const told = `on ${instantWords(at, timeZone)}${place === null ? "" : `, ${placeWords(place)}`}`;
  if (state === "given") return `You agreed to version ${version} ${told}.`;
  if (state === "withdrawn") return `You said no ${told}, to version ${version}.`;
  return (
    `You agreed to version ${version} ${told}. ` +
    `Version ${versionNow} asks for more, so it is off until you answer again.`
  );
}

/** What a retention setting means. @example retentionWords(0) // "Every visit is kept for ever." */
export function retentionWords(months: number): string {
  if (months === 0) return "Every visit is kept for ever.";
  return (
    `Single visits are deleted after ${months} ${months === 1 ? "month" : "months"}; ` +
    "the totals of days stay."
  );
}

/** How long visits may be kept, in months. */
const RETENTION_MONTHS = [1, 3, 6, 13, 24, 36, 60, 120] as const;

/**
 * The choices of how long visits are kept, shortest first, "For ever" last; with the present one,
 * even where it is none of the usual. Values are months; "0" is for ever.
 */
export function retentionChoices(months: number): { value: string; label: string }[] {
  const choices = new Set<number>(RETENTION_MONTHS);
  if (months > 0) choices.add(months);
  const sorted = [...choices].toSorted((a, b) => a - b);
  return [
    ...sorted.map((value) => ({
      value: String(value),
      label: value === 1 ? "1 month" : `${value} months`,
    })),
    { value: "0", label: "For ever" },
  ];
}
