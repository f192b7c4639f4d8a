import { expect, test } from "vitest";
import { type AddressRules, checkServerAddress } from "./server-address.ts";

const rules: AddressRules = {
  addressSetting: "the address",
  parse: (text) => (URL.canParse(text) ? new URL(text) : null),
  mayBePlain: (hostname) => hostname === "127.0.0.1",
  plainAdvice: "Use https.",
};

test.each([
  ["http://127.0.0.1:4700/", "http://127.0.0.1:4700"],
  [" https://example.org/streakline// ", "https://example.org/streakline"],
])("checkServerAddress() takes %j", (text, address) => {
  expect(checkServerAddress(text, rules)).toEqual({ ok: true, address });
});

test.each([
  ["", "“” is not a server address. Set the address to an address like https://"],
  ["ftp://example.org", "“ftp://example.org” is not a server address."],
  ["https://me:secret@example.org", "The server address contains a user name or password."],
  ["https://example.org/?a=1", "The server address contains a ? or #."],
  ["http://example.org", "http://example.org is not encrypted. Use https."],
])("checkServerAddress() refuses %j with a sentence that says what to do", (text, sentence) => {
  expect(checkServerAddress(text, rules)).toEqual({
    ok: false,
    sentence: expect.stringContaining(sentence),
  });
});
