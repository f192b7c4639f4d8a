import type { Message } from "./views/messages.ts";
import type { OptionsView, PopupView } from "./views/views.ts";

/** What the background answers to each message of a page. */
type Answers = {
  popup: PopupView;
  options: OptionsView;
  export: string;
  /** Whether the server revoked the device; false when it did not answer. */
  leave: { isTold: boolean };
};

export type AnswerTo<T extends Message["type"]> = T extends keyof Answers ? Answers[T] : null;
export type { Message };
