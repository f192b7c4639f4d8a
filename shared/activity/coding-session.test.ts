import { expect, test } from "vitest";
import { aRecord } from "../testing/builders.ts";
import { CodingSession, Label } from "./coding-session.ts";

test("Label takes names and refuses paths, addresses, controls and half characters", () => {
  for (const name of ["", "shop", "feature/login", "v1.2", "a:b", "Ünïcode 🛒"])
    expect(Label.safeParse(name).success).toBe(true);
  for (const text of ["/etc", "~/x", "C:/x", "a\\b", "http://x", "a\nb", "\ud800", "x".repeat(201)])
    expect(Label.safeParse(text).success).toBe(false);
});

test("CodingSession takes a record and drops what it does not know", () => {
  const record = aRecord();
  expect(CodingSession.parse({ ...record, later: 1 })).toEqual(record);
});
