import { domainToASCII, domainToUnicode } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unicodeHost } from "./unicode-host.ts";

test.each([
  ["xn--bcher-kva.test", "bücher.test"],
  ["www.xn--e1afmkfd.xn--p1ai", "www.пример.рф"],
  ["xn--strae-oqa.de", "straße.de"],
  ["xn--4gbrim.xn----ymcbaaajlc6dj7bxne2c.xn--wgbh1c", "موقع.وزارة-الاتصالات.مصر"],
  ["xn--ls8h.la", "💩.la"],
  ["example.org", "example.org"],
  ["axn--bcher-kva.test", "axn--bcher-kva.test"],
  ["xn--.test", "xn--.test"],
  ["xn--99999999.test", "xn--99999999.test"],
  ["XN--BCHER-KVA.test", "bücher.test"],
  [`xn--${"9".repeat(2_000)}a.test`, `xn--${"9".repeat(2_000)}a.test`],
  ["", ""],
])("unicodeHost(%j) is %j", (host, expected) => {
  expect(unicodeHost(host)).toBe(expected);
});

test("unicodeHost() undoes what browsers make of a name, and never throws", () => {
  const label = fc.string({
    unit: fc.constantFrom(...Array.from("abzü0-éßςйжعبעב漢字かな한ไท".normalize("NFC"))),
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(label, (text) => {
      const ascii = domainToASCII(`${text}.test`);
      if (ascii !== "") expect(unicodeHost(ascii)).toBe(domainToUnicode(ascii));
    }),
    { numRuns: 1_000 },
  );
  fc.assert(fc.property(fc.string(), (text) => void unicodeHost(`xn--${text}`)));
});
