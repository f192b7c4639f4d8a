import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { aVisit } from "../testing/builders.ts";
import { BatchEnvelope } from "./batch.ts";
import { decodeBatch, encodeBatch, sealBatch } from "./batch-buffer.ts";
import { parseRecord } from "./parse-record.ts";
import { Domain, WebsiteSession } from "./website-session.ts";

test("batch.v1-website.json decodes for ever and encodes back to the same bytes", () => {
  const golden: unknown = JSON.parse(
    readFileSync(new URL("batch.v1-website.json", import.meta.url), "utf8"),
  );
  const envelope = BatchEnvelope.parse(golden);
  const parsed = envelope.records.map((record) => parseRecord(record, envelope.sealedAt).record);
  expect(parsed.map((record) => (record?.kind === "website" ? record.domain : null))).toEqual([
    "mozilla.org",
    "youtube.com",
    "xn--bcher-kva.de",
    "ann.github.io",
  ]);
  expect(encodeBatch(decodeBatch(JSON.stringify(golden)))).toBe(JSON.stringify(golden));
});

test("encodeBatch() writes every key of a website session, in the order of the schema", () => {
  const client = { name: "streakline-browser", version: "0.1.0" };
  const id = "0f8fad5b-d9cb-469f-a165-70867728950e";
  const of = { id, sealedAt: 1_795_305_600, timeZone: "Europe/Berlin", client };
  const text = encodeBatch(sealBatch({ ...of, sessions: [aVisit()] }));
  const { records } = JSON.parse(text) as { records: [object] };
  expect(Object.keys(records[0])).toEqual(Object.keys(WebsiteSession.shape));
});

test("a website session keeps what it knows and drops the rest", () => {
  const visit = aVisit();
  expect(
    WebsiteSession.parse({ ...visit, url: "https://example.org/secret", title: "secret" }),
  ).toEqual(visit);
});

describe("Domain", () => {
  test.each([
    "example.org",
    "a.b.c.example.co.uk",
    "xn--bcher-kva.de",
    "1.example",
    "4chan.org",
    "x.xn--p1ai",
    "example.s3",
  ])("takes %s", (domain) => {
    expect(Domain.safeParse(domain).success).toBe(true);
  });

  test.each([
    "",
    "localhost",
    "1.2.3.4",
    "[::1]",
    "Example.org",
    "bücher.de",
    "example.org.",
    ".example.org",
    "a..org",
    "-a.org",
    "a-.org",
    "example.org:80",
    "example.org/a",
    "example.org?a",
    "ann@example.org",
    "https://example.org",
    "a b.org",
    "a_b.org",
    "example.123",
    `${"a".repeat(64)}.org`,
    `${"a.".repeat(126)}org`,
  ])("refuses %j", (domain) => {
    expect(Domain.safeParse(domain).success).toBe(false);
  });

  test("is quick with hostile texts", () => {
    for (const text of [
      "a.".repeat(100_000),
      "1".repeat(1_000_000),
      `a.${"1".repeat(1_000_000)}`,
      "a-".repeat(500_000),
      `${"a".repeat(63)}.`.repeat(5_000),
    ]) {
      expect(Domain.safeParse(text).success).toBe(false);
    }
  });
});
