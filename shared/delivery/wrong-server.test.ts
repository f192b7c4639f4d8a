import { expect, test } from "vitest";
import { wrongServerSentence } from "./wrong-server.ts";

test("wrongServerSentence() names the place where the address is set", () => {
  expect(wrongServerSentence("not_an_answer", "streakline.server")).toBe(
    "Another service answers at the server's address. Check streakline.server.",
  );
  for (const reason of ["redirected", "no_such_route", "not_json", "not_an_answer"] as const)
    expect(wrongServerSentence(reason, "the setting X")).toContain("the setting X");
});
