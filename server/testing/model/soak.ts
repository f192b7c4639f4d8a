import { parseArgs } from "node:util";
import { setup } from "../start-postgres.ts";
import { runModel } from "./run-model.ts";
import { openWorld } from "./world.ts";

// Runs the model-based test for long: `npm run soak`. Ends by itself, with status 1 after a failure.
const HELP = `Compares the product with a count second by second, for many random sequences.

  npm run soak                               3,000 sequences, any seed
  npm run soak -- --sequences=200            fewer or more
  npm run soak -- --seed=1 --path=3:0:1      a failure once more, as it was printed`;

const NUMBER = /^\d{1,9}$/;
const options = {
  seed: { type: "string" },
  sequences: { type: "string" },
  path: { type: "string" },
};

const values = optionsOf(process.argv.slice(2));
if (values === null) {
  process.stdout.write(`${HELP}\n`);
  process.exitCode = 2;
} else await soak(values);

type Values = { seed: number; sequences: number; path?: string };

/** What was asked for; null for what this program does not know. */
function optionsOf(args: string[]): Values | null {
  try {
    const { values: given } = parseArgs({ args, options: options as never, strict: true });
    const { seed, sequences, path } = given as Partial<Record<keyof typeof options, string>>;
    if ([seed, sequences].some((text) => text !== undefined && !NUMBER.test(text))) return null;
    return {
      seed: seed === undefined ? Date.now() % 1_000_000_000 : Number(seed),
      sequences: Number(sequences ?? 3_000),
      ...(path === undefined ? {} : { path }),
    };
  } catch {
    return null;
  }
}

async function soak({ seed, sequences, path }: Values): Promise<void> {
  process.stdout.write(`seed ${seed}\n`);
  const stopPostgres = await setup();
  const world = await openWorld();
  try {
    const { failure, ...done } = await runModel(world, {
      seed,
      sequencesMax: sequences,
      secondsMax: Number.POSITIVE_INFINITY,
      ...(path === undefined ? {} : { path }),
      say: (line) => process.stdout.write(`${line}\n`),
    });
    process.stdout.write(`${JSON.stringify(done)}\n${failure ?? "0 differences"}\n`);
    if (failure !== null) process.exitCode = 1;
  } finally {
    await world.close();
    await stopPostgres();
  }
}
