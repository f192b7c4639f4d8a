import { expect, test } from "vitest";
import { originPattern, serverAddress } from "./server-address.ts";

test.each([
  ["http://127.0.0.1:4700/", "http://127.0.0.1:4700"],
  ["http://localhost:4700", "http://localhost:4700"],
  [" https://streakline.example.org ", "https://streakline.example.org"],
  ["https://example.org/streakline/", "https://example.org/streakline"],
])("serverAddress() takes %s", (text, server) => {
  expect(serverAddress(text)).toEqual({ ok: true, address: server });
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
  expect(serverAddress(text)).toMatchObject({
    ok: false,
    sentence: expect.stringMatching(/Set|Use|Remove/),
  });
});

test("originPattern() names the host and nothing else", () => {
  expect(originPattern("http://127.0.0.1:4700")).toBe("http://127.0.0.1/*");
  expect(originPattern("https://example.org/streakline")).toBe("https://example.org/*");
});
