import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { aRecord, SUNDAY } from "../testing/builders.ts";
import { BatchEnvelope, BATCH_RECORDS_MAX } from "./batch.ts";
import {
  BATCH_RECORDS_SEALED_MAX,
  decodeBatch,
  encodeBatch,
  sealBatch,
  sessionChunks,
  splitBatch,
} from "./batch-buffer.ts";
import type { CodingSession } from "./coding-session.ts";
import { parseRecord } from "./parse-record.ts";

const IDS = [
  "0f8fad5b-d9cb-469f-a165-70867728950e",
  "7c9e6679-7425-40de-944b-e07fc1f90ae7",
] as const;
const [a, b, c] = [
  aRecord({ startedAt: SUNDAY }),
  aRecord({ startedAt: SUNDAY + 60 }),
  aRecord({ startedAt: SUNDAY + 120 }),
];
const aBatch = (sessions: readonly CodingSession[]) =>
  sealBatch({
    id: IDS[0],
    sealedAt: SUNDAY + 300,
    timeZone: "Europe/Berlin",
    client: { name: "vscode", version: "0.1.0" },
    sessions,
  });

test("sealBatch() sorts the sessions and keeps each once", () => {
  expect(aBatch([b, a, b]).records).toEqual([a, b]);
});

test("sealBatch() refuses more records than a server takes", () => {
  expect(() => aBatch(Array.from({ length: BATCH_RECORDS_MAX + 1 }, () => aRecord()))).toThrow(
    RangeError,
  );
});

test("sessionChunks() cuts into lists that fit, in order and without loss", () => {
  const many = Array.from({ length: 1_201 }, (_, index) => aRecord({ startedAt: SUNDAY + index }));
  const chunks = sessionChunks(many.toReversed());
  expect(chunks.map(({ length }) => length)).toEqual([
    BATCH_RECORDS_SEALED_MAX,
    BATCH_RECORDS_SEALED_MAX,
    201,
  ]);
  expect(chunks.flat()).toEqual(many);
  expect(sessionChunks([])).toEqual([]);
});

test("encodeBatch() gives the same bytes whatever the order of sessions and keys was", () => {
  const turned = (record: CodingSession) =>
    Object.fromEntries(Object.entries(record).reverse()) as CodingSession;
  fc.assert(
    fc.property(
      fc.shuffledSubarray([a, b, c], { minLength: 3 }),
      fc.boolean(),
      (list, isTurned) => {
        expect(encodeBatch(aBatch(isTurned ? list.map(turned) : list))).toBe(
          encodeBatch(aBatch([a, b, c])),
        );
      },
    ),
  );
});

test("decodeBatch() gives back what encodeBatch() wrote, and throws on a damaged text", () => {
  const batch = aBatch([a, b]);
  expect(decodeBatch(encodeBatch(batch))).toEqual(batch);
  expect(() => decodeBatch(encodeBatch(batch).slice(0, -5))).toThrow();
  expect(() => decodeBatch("{}")).toThrow();
});

test("splitBatch() halves under new ids and loses nothing", () => {
  const [first, second] = splitBatch(aBatch([a, b, c]), [IDS[1], IDS[0]]);
  expect([first.records, second.records]).toEqual([[a, b], [c]]);
  expect([first.id, second.id]).toEqual([IDS[1], IDS[0]]);
  expect(() => splitBatch(second, IDS as unknown as [string, string])).toThrow(RangeError);
});

test("batch.v1.json decodes for ever and encodes back to the same bytes", () => {
  const golden: unknown = JSON.parse(
    readFileSync(new URL("batch.v1.json", import.meta.url), "utf8"),
  );
  const envelope = BatchEnvelope.parse(golden);
  const parsed = envelope.records.map((record) => parseRecord(record, envelope.sealedAt));
  expect(parsed.map(({ record }) => record?.endedBy)).toEqual([
    "idle",
    "blur",
    "lock",
    "switch",
    "close",
    "seal",
  ]);
  expect(encodeBatch(decodeBatch(JSON.stringify(golden)))).toBe(JSON.stringify(golden));
});
