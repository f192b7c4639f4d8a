import { expect, test } from "vitest";
import { batchesOfYear } from "./batches-of-year.ts";
import { PEOPLE } from "./people.ts";

const NOW = 1_795_176_000;

test.each(PEOPLE)(
  "batchesOfYear() of $name is in order, past, and the same within an hour",
  (person) => {
    const sendings = batchesOfYear(person, NOW, 14);
    const batches = sendings.map(({ batch }) => batch);
    expect(batches.flatMap(({ records }) => records).every(({ endedAt }) => endedAt <= NOW)).toBe(
      true,
    );
    expect(batchesOfYear(person, NOW + 3_599, 14)).toEqual(sendings);
    expect(new Set(batches.map(({ id }) => id)).size).toBe(batches.length);
    const sealed = batches.map(({ sealedAt }) => sealedAt);
    expect(sealed).toEqual(sealed.toSorted((a, b) => a - b));
  },
);

test.each(PEOPLE)(
  "the editors of $name send coding sessions, the browser website sessions",
  (person) => {
    const sendings = batchesOfYear(person, NOW, 30);
    for (const { sender, batch } of sendings) {
      const kind = sender.kind === "browser" ? "website" : "coding";
      expect(batch.client.name).toBe(`streakline-${sender.kind}`);
      expect(batch.records.every((record) => record.kind === kind)).toBe(true);
    }
    expect(new Set(sendings.map(({ sender }) => sender.name)).size).toBe(3);
  },
);
