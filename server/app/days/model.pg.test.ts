import { afterAll, beforeAll, expect, test } from "vitest";
import { runModel } from "../../testing/model/run-model.ts";
import { openWorld, type World } from "../../testing/model/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** How long it looks for a difference; `npm run soak` looks for longer. */
const SECONDS = 60;

test("whatever a person does, also at once, all answers are what seconds add up to", async () => {
  const seed = Date.now() % 1_000_000_000;
  const done = await runModel(world, { seed, sequencesMax: 3_000, secondsMax: SECONDS });
  const { failure, ...figures } = done;
  process.stdout.write(`Model: seed ${seed}, ${JSON.stringify(figures)}\n`);
  expect(failure, `seed ${seed}`).toBeNull();
  expect(done.sequences).toBeGreaterThan(0);
});
