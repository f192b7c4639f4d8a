import { expect, test } from "vitest";
import { uuidV7Seconds } from "../ids.ts";
import { SUNDAY } from "../testing/builders.ts";
import { openVisits } from "./visits.ts";
import { beginVisit, visitRecord, VisitsState, type Shown } from "./visits-state.ts";

const NOTHING = openVisits(new Uint8Array(16).fill(7), "firefox");
const MOZILLA: Shown = { domain: "mozilla.org", category: "documentation", open: null };

test("beginVisit() opens a session on the shown site, with the page that was on screen", () => {
  const begun = beginVisit(NOTHING, MOZILLA, SUNDAY, ["a".repeat(32), "b".repeat(32)]);
  expect(begun.shown).toMatchObject({
    domain: "mozilla.org",
    open: { startedAt: SUNDAY, activeAt: SUNDAY, pageKeys: ["b".repeat(32)] },
  });
  expect(begun.opened).toBe(1);
  expect(VisitsState.parse(JSON.parse(JSON.stringify(begun)))).toEqual(begun);
});

test("beginVisit() gives later ids to later sessions of the same second", () => {
  const first = beginVisit(NOTHING, MOZILLA, SUNDAY, []);
  const second = beginVisit(first, MOZILLA, SUNDAY, []);
  const [a = "", b = ""] = [first, second].map(({ shown }) => shown?.open?.id);
  expect(b > a).toBe(true);
  expect(uuidV7Seconds(b)).toBe(SUNDAY);
});

test("visitRecord() is the session up to an end, and nothing for under a second without a page", () => {
  const begun = beginVisit(NOTHING, MOZILLA, SUNDAY, []);
  expect(visitRecord(begun, MOZILLA, SUNDAY + 60, "idle")).toMatchObject([
    { kind: "website", domain: "mozilla.org", startedAt: SUNDAY, endedAt: SUNDAY + 60 },
  ]);
  expect(visitRecord(begun, MOZILLA, SUNDAY, "idle")).toEqual([]);
});
