import { expect, test } from "vitest";
import { aVisit } from "../testing/builders.ts";
import { siteSession } from "./site-session.ts";

test("siteSession() takes category and weight from the present rules", () => {
  const visit = aVisit({ category: "other" });
  expect(siteSession(visit, "tower", { category: "documentation", weight: 1 })).toEqual({
    kind: "website",
    id: visit.id,
    startedAt: visit.startedAt,
    endedAt: visit.endedAt,
    endedBy: visit.endedBy,
    deviceId: "tower",
    browser: "firefox",
    domain: "mozilla.org",
    category: "documentation",
    weight: 1,
  });
});
