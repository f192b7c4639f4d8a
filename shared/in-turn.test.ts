import { expect, test } from "vitest";
import { createTurns } from "./in-turn.ts";

test("the second work begins when the first has ended, also when that one failed", async () => {
  const inTurn = createTurns();
  const done: string[] = [];
  const first = inTurn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    done.push("first");
    throw new Error("no room");
  });
  const second = inTurn(async () => {
    done.push("second");
    return 2;
  });
  await expect(first).rejects.toThrow("no room");
  expect([await second, done]).toEqual([2, ["first", "second"]]);
});
