import { expect, test } from "vitest";
import { FROM_NOW, holdsFrom } from "./holds-from.tsx";

test("a moment is read on the clocks of the new zone", () => {
  const moment = { since: "moment", moment: "2026-11-22T01:30" } as const;
  expect(holdsFrom(moment, "UTC")).toEqual({ holdsFrom: 1_795_311_000 });
  expect(holdsFrom(moment, "Asia/Tokyo")).toEqual({ holdsFrom: 1_795_311_000 - 9 * 3_600 });
});

test("a moment that is not complete is not sent", () => {
  expect(holdsFrom({ since: "moment", moment: "" }, "UTC")).toBeNull();
});

test("now and always are told as such", () => {
  expect(holdsFrom(FROM_NOW, "UTC")).toEqual({ holdsFrom: "now" });
  expect(holdsFrom({ ...FROM_NOW, since: "always" }, "UTC")).toEqual({ holdsFrom: "always" });
});
