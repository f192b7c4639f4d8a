import { expect, it } from "vitest";
import { AuthRefused } from "../../api/call-auth.ts";
import { authSentence, isUnverified } from "./auth-sentences.ts";

it.each([
  ["INVALID_EMAIL_OR_PASSWORD", 401, /Wrong e-mail or password/],
  ["USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL", 422, /an account with this e-mail/],
  ["sign_up_closed", 403, /Sign-up is closed/],
  ["rate_limited", 429, /Wait 60 seconds/],
  ["SOMETHING_NEW", 429, /Wait a minute/],
  ["SOMETHING_NEW", 500, /Internal error/],
  ["constructor", 400, /Internal error/],
  ["UNREACHABLE", 0, /cannot be reached/],
])("the code %s with status %i has a sentence that says what to do", (code, status, sentence) => {
  expect(authSentence(new AuthRefused(code, status))).toMatch(sentence);
});

it("anything else is an internal error", () => {
  expect(authSentence(new Error("secret detail"))).toMatch(/^Internal error/);
  expect(isUnverified(new AuthRefused("EMAIL_NOT_VERIFIED", 403))).toBe(true);
  expect(isUnverified(new Error("EMAIL_NOT_VERIFIED"))).toBe(false);
});
