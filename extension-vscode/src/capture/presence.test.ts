import { expect, test } from "vitest";
import { createPresence } from "./presence.ts";

function fake() {
  let now = 0;
  const presence = createPresence(() => now);
  return { presence, pass: (milliseconds: number) => (now += milliseconds) };
}
const typed = { isTyped: true, isFocused: true };
const inserted = { isTyped: false, isFocused: true };

test("a change in an unfocused window is an agent's, whatever it looks like", () => {
  const { presence } = fake();
  presence.touch();
  expect(presence.actorOf({ isTyped: true, isFocused: false })).toBe("agent");
});

test("a block that comes within 30 s of a key is the person's, later an agent's", () => {
  const { presence, pass } = fake();
  presence.touch();
  pass(30_000);
  expect(presence.actorOf(inserted)).toBe("person");
  pass(1);
  expect(presence.actorOf(inserted)).toBe("agent");
});

test("the first key after a long pause is the person's", () => {
  const { presence, pass } = fake();
  pass(3_600_000);
  expect(presence.actorOf(typed)).toBe("person");
});

test("small changes that go on without any key or moved cursor are an agent's", () => {
  const { presence, pass } = fake();
  const actors = Array.from({ length: 40 }, () => {
    pass(1_000);
    return presence.actorOf(typed);
  });
  expect(actors.slice(0, 20)).toEqual(Array(20).fill("person"));
  expect(actors.slice(20)).toEqual(Array(20).fill("agent"));
  presence.touch();
  expect(presence.actorOf(typed)).toBe("person");
});
