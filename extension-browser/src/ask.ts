import type { Ask } from "./views/asks.ts";
import type { OptionsView, PopupView } from "./views/views.ts";

/** What the background answers to each thing that a page may ask. */
type Answers = {
  popup: PopupView;
  options: OptionsView;
  export: string;
  /** Whether the server revoked the device; false when it could not be told. */
  leave: { isTold: boolean };
};

export type AnswerTo<A extends Ask["ask"]> = A extends keyof Answers ? Answers[A] : null;
export type { Ask };
