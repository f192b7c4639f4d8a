import { expect, test } from "vitest";
import type { Mode } from "../../views/views.ts";
import { modeText } from "./mode-text.ts";

const modes: Mode[] = [
  { mode: "recording" },
  { mode: "paused", untilMs: null },
  { mode: "paused", untilMs: 1_000 },
  { mode: "never_asked" },
  { mode: "not_allowed" },
  { mode: "signed_out" },
  { mode: "storage_full" },
  { mode: "sign_in", reason: "key_revoked" },
  { mode: "offline", sentence: "refused" },
  { mode: "wrong_server", sentence: "Check the address." },
];

test.each(modes)("modeText() says in words what %j means", (mode) => {
  const { word, sentence } = modeText(mode, () => "10:15");
  expect(word).toMatch(/^[A-Z][\w ]+$/);
  expect(sentence).toMatch(/^[A-Z].*\.$/);
});

test("a pause names its end", () => {
  expect(modeText({ mode: "paused", untilMs: 1_000 }, () => "10:15").sentence).toBe(
    "Until 10:15. Nothing is recorded.",
  );
});
