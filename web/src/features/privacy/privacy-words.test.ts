import { type ConsentRow, ConsentKind } from "@streakline/shared/privacy/consents.ts";
import { expect, it } from "vitest";
import {
  answerWords,
  PAST_WORDS,
  placeWords,
  retentionChoices,
  retentionWords,
} from "./privacy-words.ts";

const row: ConsentRow = {
  kind: "sites",
  title: "Websites",
  sentence: "Record.",
  versionNow: 2,
  state: "given",
  version: 1,
  at: 1_795_305_600,
  place: "streakline-browser 0.1.0",
};

it("answerWords() says how, when, where and to what a person answered", () => {
  expect(answerWords(row, "UTC")).toBe(
    "You agreed to version 1 on 22 Nov 2026, 00:00, in the browser extension 0.1.0.",
  );
  expect(answerWords({ ...row, state: "withdrawn", place: "web" }, "UTC")).toBe(
    "You said no on 22 Nov 2026, 00:00, here, to version 1.",
  );
  expect(answerWords({ ...row, state: "never_asked" }, "UTC")).toContain("Version 2 asks for more");
  expect(
    answerWords({ ...row, state: "never_asked", version: null, at: null, place: null }, "UTC"),
  ).toContain("not been asked yet");
});

it("placeWords() names our clients and leaves others as they are", () => {
  expect(["web", "streakline-vscode/1.2.3", "streakline-browser", "curl"].map(placeWords)).toEqual([
    "here",
    "in the editor extension 1.2.3",
    "in the browser extension",
    "in curl",
  ]);
});

it("every kind says what its past is, or that there is none", () => {
  expect(ConsentKind.options.filter((kind) => PAST_WORDS[kind] !== null)).toEqual([
    "coding",
    "sites",
    "page_keys",
  ]);
});

it("retentionWords() tells for ever from months", () => {
  expect(retentionWords(0)).toBe("Every visit is kept for ever.");
  expect(retentionWords(1)).toBe(
    "Single visits are deleted after 1 month; the totals of days stay.",
  );
});

it("retentionChoices() ends with for ever, and has the present choice where it is unusual", () => {
  expect(retentionChoices(7).map(({ label }) => label)).toEqual([
    "1 month",
    "3 months",
    "6 months",
    "7 months",
    "13 months",
    "24 months",
    "36 months",
    "60 months",
    "120 months",
    "For ever",
  ]);
  expect(retentionChoices(0).map(({ value }) => value)).toEqual(
    retentionChoices(13).map(({ value }) => value),
  );
});
