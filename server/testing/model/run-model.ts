import { availableParallelism } from "node:os";
import fc from "fast-check";
import { runSequence } from "./run-sequence.ts";
import { type Sequence, sequences } from "./sequences.ts";
import type { World } from "./world.ts";

/** How much to run. `path`: of a failure that was printed, with its seed. */
export type ModelRun = {
  readonly seed: number;
  readonly sequencesMax: number;
  readonly secondsMax: number;
  readonly path?: string;
  /** Told a line now and then: how far it is. */
  readonly say?: (line: string) => void;
};

/** What was run. `failure`: the smallest sequence found that shows a difference, as text. */
export type ModelResult = {
  readonly sequences: number;
  readonly commands: number;
  readonly seconds: number;
  readonly failure: string | null;
};

/** Sequences side by side: most of the time of one is waiting for its days. */
const LANES = 3 * availableParallelism();
/** How often a smaller sequence is run while a failure is shrunk, because races do not always show. */
const ATTEMPTS = 3;
const SHRINK_MS_MAX = 120_000;
const SAID_EVERY = 250;

/**
 * Runs sequences of commands against a world, several people side by side, each lane with the seed
 * of its number after `seed`. After the first failure the other lanes stop, and it is shrunk.
 */
export async function runModel(world: World, run: ModelRun): Promise<ModelResult> {
  const startedAt = performance.now();
  const lanes = run.path === undefined ? Math.min(LANES, run.sequencesMax) : 1;
  const state: State = { sequences: 0, passed: 0, commands: 0, failedIn: null, failedAt: 0 };
  const isOver = (): boolean => performance.now() - startedAt > run.secondsMax * 1_000;
  const results = await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const property = fc.asyncProperty(sequences(), async (sequence) => {
        if (state.failedIn === null ? isOver() : state.failedIn !== lane) return;
        await runIn(world, state, lane, sequence);
        state.passed += 1;
        if (state.passed % SAID_EVERY === 0) run.say?.(`${state.passed} sequences passed`);
      });
      return await fc.check(property, {
        seed: run.seed + lane,
        numRuns: Math.ceil(run.sequencesMax / lanes),
        ...(run.path === undefined ? {} : { path: run.path }),
      });
    }),
  );
  const failed = results.find((result) => result.failed);
  return {
    sequences: state.sequences,
    commands: state.commands,
    seconds: Math.round((performance.now() - startedAt) / 1_000),
    failure: failed === undefined ? null : textOf(failed),
  };
}

type State = {
  sequences: number;
  passed: number;
  commands: number;
  failedIn: number | null;
  failedAt: number;
};

async function runIn(world: World, state: State, lane: number, sequence: Sequence): Promise<void> {
  const isShrinking = state.failedIn === lane;
  if (isShrinking && performance.now() - state.failedAt > SHRINK_MS_MAX) return;
  for (let attempt = 0; attempt < (isShrinking ? ATTEMPTS : 1); attempt += 1) {
    state.sequences += 1;
    state.commands += sequence.steps.flat().length;
    try {
      await runSequence(world, sequence);
    } catch (error) {
      if (state.failedIn === null) [state.failedIn, state.failedAt] = [lane, performance.now()];
      throw error;
    }
  }
}

/** The smallest failure, its seed and path to run it again, and what differed. */
function textOf(failed: fc.RunDetails<[Sequence]>): string {
  const [sequence] = failed.counterexample ?? [];
  const error = failed.errorInstance;
  return [
    `npm run soak -- --seed=${failed.seed} --path=${failed.counterexamplePath}`,
    JSON.stringify(sequence, null, 1),
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ].join("\n");
}
