import { expect, test } from "vitest";
import { domainsIn } from "./domains-in.ts";

test("domainsIn() puts the ending before a group behind each of its words", () => {
  expect(domainsIn("gov .org mozilla wikipedia .co.uk bbc")).toEqual([
    "gov",
    "mozilla.org",
    "wikipedia.org",
    "bbc.co.uk",
  ]);
});

test("domainsIn() reads over the ends of lines", () => {
  expect(domainsIn("\n.com a\nb.c\n.de d\n")).toEqual(["a.com", "b.c.com", "d.de"]);
});
