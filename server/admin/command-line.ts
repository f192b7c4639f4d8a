import { parseArgs } from "node:util";
import { DeviceName } from "@streakline/shared/accounts/account-answers.ts";
import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";
import * as z from "zod";
import { StartError } from "../platform/start-error.ts";

/** A command with its checked options. */
export type Command =
  | { name: "help"; text: string }
  | {
      name: "create-user";
      email: string;
      displayName: string | undefined;
      password: string | undefined;
      isAdmin: boolean;
    }
  | { name: "create-key"; email: string; deviceName: string; timeZone: string | undefined }
  | { name: "rederive"; who: { email: string } | "all" }
  | { name: "partitions" }
  | { name: "refusals"; email: string | null }
  | { name: "status" };

/**
 * Parses the arguments after `npm run admin --` and checks their values. Throws StartError with a
 * sentence and the help of the command.
 */
export function readCommand(args: readonly string[]): Command {
  const [name = "help", ...rest] = args;
  if (name === "help" || name === "--help" || name === "-h")
    return { name: "help", text: isCommand(rest[0]) ? HELP[rest[0]] : OVERVIEW };
  if (!isCommand(name)) throw new StartError(`There is no command ${name}.\n\n${OVERVIEW}`);
  const { values, positionals } = parsed(name, rest);
  if (values.help === true) return { name: "help", text: HELP[name] };
  const [odd] = positionals;
  if (odd !== undefined) throw new StartError(`${name} does not take ${odd}.\n\n${HELP[name]}`);
  const refuse = (sentence: string) => new StartError(`${sentence}\n\n${HELP[name]}`);
  for (const [option, { isGood, allowed, isSecret = false }] of Object.entries(VALUES[name])) {
    const value = values[option as keyof Options];
    if (typeof value !== "string" || isGood(value)) continue;
    throw refuse(`--${option} must ${allowed}. ${found(value, isSecret)}.`);
  }
  switch (name) {
    case "create-user":
      if (values.email === undefined)
        throw refuse("create-user needs --email <address>: the address of the new account.");
      return {
        name,
        email: values.email,
        displayName: values.name,
        password: values.password,
        isAdmin: values.admin === true,
      };
    case "create-key":
      if (values.email === undefined)
        throw refuse("create-key needs --email <address>: the account of the device.");
      return {
        name,
        email: values.email,
        deviceName: values.name?.trim() ?? "Key made by hand",
        timeZone: values["time-zone"],
      };
    case "rederive":
      if (values.all === true && values.email !== undefined)
        throw refuse("rederive takes --email or --all, not both.");
      if (values.all === true) return { name, who: "all" };
      if (values.email === undefined)
        throw refuse("rederive needs --email <address> for one person, or --all for all people.");
      return { name, who: { email: values.email } };
    case "refusals":
      return { name, email: values.email ?? null };
    case "partitions":
    case "status":
      return { name };
  }
}

/** What a bad value is, told without the value where it is a secret. */
function found(value: string, isSecret: boolean): string {
  if (value.trim() === "") return "It is empty";
  return isSecret ? `It has ${value.length}` : `It is ${JSON.stringify(value.slice(0, 120))}`;
}

type Options = {
  help?: boolean;
  email?: string;
  name?: string;
  password?: string;
  admin?: boolean;
  "time-zone"?: string;
  all?: boolean;
};
type CommandName = Exclude<Command["name"], "help">;

const OPTIONS: Record<CommandName, Record<string, { type: "string" | "boolean" }>> = {
  "create-user": {
    email: { type: "string" },
    name: { type: "string" },
    password: { type: "string" },
    admin: { type: "boolean" },
  },
  "create-key": {
    email: { type: "string" },
    name: { type: "string" },
    "time-zone": { type: "string" },
  },
  rederive: { email: { type: "string" }, all: { type: "boolean" } },
  partitions: {},
  refusals: { email: { type: "string" } },
  status: {},
};

type Value = { isGood: (value: string) => boolean; allowed: string; isSecret?: boolean };

const KNOWN_EMAIL: Value = {
  isGood: (value) => value.trim() !== "",
  allowed: "be the address of an account, like ada@example.org",
};

/** Allowed values of options; completes "must". */
const VALUES: Record<CommandName, Partial<Record<keyof Options, Value>>> = {
  "create-user": {
    email: {
      isGood: (value) => z.email().safeParse(value).success,
      allowed: "be an address, like ada@example.org",
    },
    name: {
      isGood: (value) => value.trim() !== "" && value.length <= 100,
      allowed: "have 1 to 100 characters; without it the name is the address before the @",
    },
    password: {
      isGood: (value) => value.length >= 10 && value.length <= 128,
      allowed: "have 10 to 128 characters; without it a password is generated and shown once",
      isSecret: true,
    },
  },
  "create-key": {
    email: KNOWN_EMAIL,
    name: {
      isGood: (value) => DeviceName.safeParse(value).success,
      allowed:
        "have 1 to 100 characters on one line; without it the device is called Key made by hand",
    },
    "time-zone": {
      isGood: (value) => canonicalTimeZone(value) !== null,
      allowed: "be an IANA time zone, like Europe/Berlin; without it the device has the account's",
    },
  },
  rederive: { email: KNOWN_EMAIL },
  partitions: {},
  refusals: { email: KNOWN_EMAIL },
  status: {},
};

function parsed(name: CommandName, args: string[]): { values: Options; positionals: string[] } {
  try {
    return parseArgs({
      args,
      options: { ...OPTIONS[name], help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
  } catch (error) {
    const problem =
      error instanceof Error ? error.message.split(". To specify")[0] : "The options are not valid";
    throw new StartError(`${problem}.\n\n${HELP[name]}`, { cause: error });
  }
}

function isCommand(name: string | undefined): name is CommandName {
  return name !== undefined && Object.hasOwn(HELP, name);
}

const OVERVIEW = `Commands of the administrator:  npm run admin -- <command>

  create-user   create an account, also while sign-up is closed
  create-key    connect a device by hand and show its key
  rederive      derive the days of a person, or of all people, again
  partitions    create missing monthly partitions
  refusals      which records were refused, and why
  status        what the instance holds, and the state of its parts
  help <command>

They work beside a running server and without one, with the same settings
(DATA_DIR or DATABASE_URL, SECRET). Only create-user starts a new database.`;

const HELP: Record<CommandName, string> = {
  "create-user": `npm run admin -- create-user --email <address> [--name <name>]
    [--password <password>] [--admin]

Creates an account with a confirmed address. Without --password (10 to 128 characters)
a password is generated and shown once. --admin makes the person an administrator;
the first account always is one.`,
  "create-key": `npm run admin -- create-key --email <address> [--name <name of the device>]
    [--time-zone <Europe/Berlin>]

Connects a device to an existing account and shows its key once. Revoke it in Settings,
Devices. If the person was never asked whether coding may be recorded, this allows it.
Without --time-zone the device has the account's.`,
  rederive: `npm run admin -- rederive --email <address>
npm run admin -- rederive --all

Derives every day again from the stored sessions. It may be stopped and started again
at any moment.`,
  partitions: `npm run admin -- partitions

Creates the missing monthly partitions from 24 months back to 12 months ahead. The worker
does this four times a day.`,
  refusals: `npm run admin -- refusals [--email <address>]

Shows the batches of the last 30 days with records that were refused, newest first, at most
100: time, person, device, client, how many records, and the reason with its code. With
--email those of one person.`,
  status: `npm run admin -- status

Shows what is stored, what waits, what was refused, and the state of database, partitions,
derivation, outbox, queue and schedules. The exit code is 1 when something needs attention.`,
};
