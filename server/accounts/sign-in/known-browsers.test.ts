import { expect, test } from "vitest";
import { knownBrowsers } from "./known-browsers.ts";

const { numberOf, cookieFor } = knownBrowsers("a secret", true);
const EMAIL = "ada@example.test";

test("a browser is known by its cookie, for its account and on its server", () => {
  const [pair = ""] = cookieFor(EMAIL).split(";");
  const number = numberOf(EMAIL, `a=b; ${pair}; c=d`);
  expect(number).toMatch(/^[\w-]{22}$/);
  expect(pair).toContain(`=${number}.`);
  expect(numberOf("bob@example.test", pair)).toBeNull();
  expect(knownBrowsers("another secret", true).numberOf(EMAIL, pair)).toBeNull();
  expect(cookieFor(EMAIL)).not.toBe(cookieFor(EMAIL));
});

test("what is no such cookie makes no browser known", () => {
  const [pair = ""] = cookieFor(EMAIL).split(";");
  for (const cookies of [undefined, "", `x${pair}`, pair.slice(0, -1), `${pair}x`, "a=b"])
    expect(numberOf(EMAIL, cookies), cookies).toBeNull();
});

test("the cookie goes to sign-in only, and over https only where the server has it", () => {
  expect(cookieFor(EMAIL)).toMatch(/; Path=\/api\/auth; HttpOnly; SameSite=Lax; Secure$/);
  expect(knownBrowsers("a secret", false).cookieFor(EMAIL)).toMatch(/; SameSite=Lax$/);
});
