import fc from "fast-check";
import { expect, test } from "vitest";
import { Heap } from "./heap.ts";

test("a heap shows the greatest", () => {
  const heap = new Heap<number>((a, b) => a - b);
  for (const item of [1, 3, 2]) heap.push(item);
  expect(heap.peek()).toBe(3);
  expect([heap.pop(), heap.pop(), heap.pop(), heap.pop(), heap.peek()]).toEqual([
    3,
    2,
    1,
    undefined,
    undefined,
  ]);
});

test("what goes in comes out in order, also when pushes and pops are mixed", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer())), (moves) => {
      const heap = new Heap<number>((a, b) => a - b);
      const plain: number[] = [];
      for (const move of moves) {
        if (move === null) expect(heap.pop()).toBe(plain.sort((a, b) => a - b).pop());
        else {
          heap.push(move);
          plain.push(move);
        }
      }
    }),
  );
});
