import { DomainError } from "@streakline/shared/errors.ts";
import { readConfig } from "../app/boot/config.ts";
import { DataInUseError } from "../platform/files/instance-lock.ts";
import { stackOf, StartError } from "../platform/start-error.ts";
import { assertData } from "./assert-data.ts";
import { type Command, readCommand } from "./command-line.ts";
import { createKey } from "./create-key.ts";
import { createUser } from "./create-user.ts";
import { openTools, type Tools } from "./open-tools.ts";
import { partitions } from "./partitions.ts";
import { rederive } from "./rederive.ts";
import { refusals } from "./refusals.ts";
import { status } from "./status.ts";

// `npm run admin -- <command>`: exit code 0 when done, 1 with a sentence when not.
const say = (line: string) => void process.stdout.write(`${line}\n`);
try {
  const command = readCommand(process.argv.slice(2));
  if (command.name === "help") say(command.text);
  else process.exitCode = await withTools(command);
} catch (error) {
  process.stderr.write(`${told(error)}\n`);
  process.exitCode = 1;
}

/** The sentence of an error that a person can correct, else the error with its stack. */
function told(error: unknown): string {
  const isForPeople =
    error instanceof StartError || error instanceof DomainError || error instanceof DataInUseError;
  if (isForPeople) return error.message;
  return stackOf(error);
}

async function run(command: Exclude<Command, { name: "help" }>, tools: Tools): Promise<number> {
  switch (command.name) {
    case "create-user":
      await createUser(tools, { ...command, name: command.displayName });
      return 0;
    case "create-key":
      await createKey(tools, { ...command, name: command.deviceName });
      return 0;
    case "rederive":
      await rederive(tools, command.who);
      return 0;
    case "partitions":
      await partitions(tools);
      return 0;
    case "refusals":
      await refusals(tools, command.email);
      return 0;
    case "status":
      return (await status(tools)) ? 0 : 1;
  }
}

async function withTools(command: Exclude<Command, { name: "help" }>): Promise<number> {
  const config = readConfig(process.env, { LOG_LEVEL: "warn" });
  // The first account may be made before the server's first start.
  if (command.name !== "create-user") assertData(config);
  const tools = await openTools(config, say);
  try {
    return await run(command, tools);
  } finally {
    await tools.close();
  }
}
