import { expect, test } from "vitest";
import { serverAddress } from "./server-address.ts";

test.each([
  ["http://127.0.0.1:4700/", "http://127.0.0.1:4700"],
  ["http://localhost:4700", "http://localhost:4700"],
  ["http://[::1]:4700", "http://[::1]:4700"],
  [" https://streakline.example.org ", "https://streakline.example.org"],
  ["https://example.org/streakline/", "https://example.org/streakline"],
])("serverAddress() takes %s", (text, origin) => {
  expect(serverAddress(text, false)).toEqual({ ok: true, address: origin });
});

test.each([
  "",
  "example.org",
  "ftp://example.org",
  "http://example.org",
  "http://127.0.0.1.evil.test",
  "https://me:secret@example.org",
  "https://example.org/?a=1",
])("serverAddress() refuses %j with a sentence that says what to do", (text) => {
  expect(serverAddress(text, false)).toMatchObject({
    ok: false,
    sentence: expect.stringMatching(/Set|Use|Remove/),
  });
});

test("plain http to another machine is used when the person allows it", () => {
  expect(serverAddress("http://10.0.0.5:4700", true)).toEqual({
    ok: true,
    address: "http://10.0.0.5:4700",
  });
});
