import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { EpochSeconds } from "../time/instant.ts";
import { isOneLine, ONE_LINE_PROBLEM } from "./plain-name.ts";

/**
 * The kinds of consent. Each is asked for separately. Data of a kind is recorded, stored and shown
 * only after the person agreed to that kind.
 */
export const ConsentKind = z.enum(["coding", "sites", "page_keys", "presence", "boards"]);
export type ConsentKind = z.infer<typeof ConsentKind>;

/** The kinds that devices ask for, because they record them. The dashboard asks for all. */
export const DeviceConsentKind = z.enum(["coding", "sites", "page_keys"]);
export type DeviceConsentKind = z.infer<typeof DeviceConsentKind>;

/** Title and sentence of a consent, as shown to the person. */
export type ConsentText = {
  readonly title: string;
  readonly sentence: string;
  /** Raised with every change of the sentence. */
  readonly version: number;
  /**
   * The last version that asked for more than the one before. Answers to earlier versions no longer
   * suffice.
   */
  readonly widenedIn: number;
};

/**
 * The current consent texts. Raise `version` with every change of a sentence, and set `widenedIn`
 * to it when the new sentence asks for more.
 */
export const CONSENTS: Readonly<Record<ConsentKind, ConsentText>> = {
  coding: {
    title: "Coding",
    sentence:
      "Record when I code and in which project, branch, language and editor, with counts " +
      "of lines and keystrokes; never the code, the keys I press or names of files.",
    version: 1,
    widenedIn: 1,
  },
  sites: {
    title: "Websites",
    sentence:
      "Record which websites I visit and for how long, as a bare domain such as " +
      "example.org with its category and counts of pages and tabs; never addresses, " +
      "titles, searches or anything in private windows.",
    version: 1,
    widenedIn: 1,
  },
  page_keys: {
    title: "Page keys",
    sentence:
      "Tell pages of a website apart by keys that only this browser can make and nobody " +
      "can turn back into an address, so that I see how many different pages I read.",
    version: 1,
    widenedIn: 1,
  },
  presence: {
    title: "Presence",
    sentence:
      "Show the people in my teams that I have been active today; never what I work on or " +
      "at which minute.",
    version: 1,
    widenedIn: 1,
  },
  boards: {
    title: "Boards",
    sentence:
      "Show my user name and my totals of the day, week and month on the boards that I " +
      "join; never single sessions, projects or websites.",
    version: 1,
    widenedIn: 1,
  },
};

/**
 * The exact text whose hash is stored with an answer.
 * @example consentText("presence").split("\n")[0] // "presence 1"
 */
export function consentText(kind: ConsentKind): string {
  const { title, sentence, version } = CONSENTS[kind];
  return `${kind} ${version}\n${title}\n${sentence}`;
}

/** The latest answer of a person to one kind. */
export type ConsentAnswer = { readonly given: boolean; readonly version: number };

/**
 * The state of a consent after the person's latest answer; null means no answer. A yes to a version
 * older than `widenedIn` counts as `never_asked`; a no stays a no.
 * @example consentState("sites", { given: true, version: 1 }) // "given"
 */
export function consentState(kind: ConsentKind, answer: ConsentAnswer | null): ConsentState {
  if (answer === null) return "never_asked";
  if (!answer.given) return "withdrawn";
  return answer.version >= CONSENTS[kind].widenedIn ? "given" : "never_asked";
}

/** `withdrawn` also means that the first answer was no. */
export const ConsentState = z.enum(["given", "never_asked", "withdrawn"]);
export type ConsentState = z.infer<typeof ConsentState>;

/**
 * One row of `privacy.consents`. `version`, `at` and `place` belong to the latest answer; null
 * without one.
 */
export const ConsentRow = z.object({
  kind: ConsentKind,
  title: z.string(),
  sentence: z.string(),
  versionNow: int(),
  state: ConsentState,
  version: z.nullable(int()),
  at: z.nullable(EpochSeconds),
  place: z.nullable(z.string()),
});
export type ConsentRow = z.infer<typeof ConsentRow>;

/**
 * Answer of `privacy.consents` and `privacy.setConsent`: every kind, in the order of ConsentKind.
 */
export const ConsentsAnswer = z.object({ consents: z.array(ConsentRow) });
export type ConsentsAnswer = z.infer<typeof ConsentsAnswer>;

/** Where an answer was given: `web`, or the client, for instance `streakline-browser 0.1.0`. */
const ConsentPlace = checked(
  z.string(),
  z.minLength(1),
  z.maxLength(100),
  z.refine(isOneLine, ONE_LINE_PROBLEM),
);

/**
 * Input of `privacy.setConsent`. `version`: of the sentence that the person saw. `answeredAt`:
 * default now.
 */
export const ConsentInput = z.strictObject({
  kind: ConsentKind,
  given: z.boolean(),
  version: checked(int(), z.minimum(1)),
  place: ConsentPlace,
  answeredAt: z.optional(EpochSeconds),
});
export type ConsentInput = z.infer<typeof ConsentInput>;
