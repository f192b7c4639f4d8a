import { expect, test } from "vitest";
import { SUNDAY } from "../testing/builders.ts";
import { VisitEvent } from "./visit-event.ts";

test("an event of a browser knows a domain and a key, never an address", () => {
  const event = {
    kind: "visit",
    at: SUNDAY,
    elapsed: null,
    domain: "example.org",
    category: "other",
    pageKey: null,
  };
  expect(VisitEvent.parse({ ...event, url: "https://example.org/secret" })).toEqual(event);
  expect(VisitEvent.safeParse({ ...event, domain: "https://example.org" }).success).toBe(false);
  expect(VisitEvent.safeParse({ kind: "active", at: SUNDAY, elapsed: 20 }).success).toBe(true);
});
