import { expect, test } from "vitest";
import { readCommand } from "./command-line.ts";

test.each([
  [
    ["create-user", "--email", "a@example.org"],
    {
      name: "create-user",
      email: "a@example.org",
      displayName: undefined,
      password: undefined,
      isAdmin: false,
    },
  ],
  [
    ["create-user", "--email=a@example.org", "--name", "Ada", "--admin"],
    { name: "create-user", displayName: "Ada", isAdmin: true },
  ],
  [
    ["create-key", "--email", "a@example.org", "--name", "box"],
    { name: "create-key", email: "a@example.org", deviceName: "box", timeZone: undefined },
  ],
  [["rederive", "--all"], { name: "rederive", who: "all" }],
  [["rederive", "--email", "a@example.org"], { name: "rederive", who: { email: "a@example.org" } }],
  [["partitions"], { name: "partitions" }],
  [["refusals"], { name: "refusals", email: null }],
  [["refusals", "--email", "a@example.org"], { name: "refusals", email: "a@example.org" }],
  [["status"], { name: "status" }],
])("readCommand(%j) is understood", (args, command) => {
  expect(readCommand(args)).toMatchObject(command);
});

test.each([[[]], [["help"]], [["--help"]], [["help", "nothing"]]])(
  "readCommand(%j) shows every command",
  (args) => {
    expect(readCommand(args)).toMatchObject({
      name: "help",
      text: expect.stringMatching(
        /create-user[^]*create-key[^]*rederive[^]*partitions[^]*refusals[^]*status/,
      ),
    });
  },
);

test("help of one command shows how it is called", () => {
  expect(readCommand(["help", "rederive"])).toMatchObject({
    text: expect.stringContaining("rederive --all"),
  });
  expect(readCommand(["create-key", "-h"])).toMatchObject({
    text: expect.stringContaining("--time-zone"),
  });
});

test.each([
  [["frobnicate"], /There is no command frobnicate[^]*create-user/],
  [["constructor"], /There is no command constructor/],
  [["create-user"], /create-user needs --email[^]*npm run admin/],
  [["create-user", "--email"], /--email[^]*npm run admin -- create-user/],
  [["create-user", "--mail", "x"], /Unknown option '--mail'[^]*npm run admin -- create-user/],
  [
    ["create-user", "--email", "ada"],
    /^--email must be an address, like ada@example\.org\. It is "ada"\.\n\nnpm run admin -- create-user/,
  ],
  [
    ["create-user", "--email", ""],
    /^--email must be an address, like ada@example\.org\. It is empty\./,
  ],
  [
    ["create-user", "--email", "a@example.org", "--name", " "],
    /^--name must have 1 to 100 characters; without it .*\. It is empty\./,
  ],
  [
    ["create-user", "--email", "a@example.org", "--password", "short"],
    /^--password must have 10 to 128 characters; .*\. It has 5\./,
  ],
  [
    ["create-key", "--email", " "],
    /^--email must be the address of an account, like ada@example\.org\. It is empty\./,
  ],
  [
    ["create-key", "--email", "a@example.org", "--name", ""],
    /^--name must have 1 to 100 characters on one line; .*\. It is empty\./,
  ],
  [
    ["create-key", "--email", "a@example.org", "--name", "a\nb"],
    /^--name .* on one line; .*\. It is "a\\nb"\./,
  ],
  [
    ["create-key", "--email", "a@example.org", "--name", "x".repeat(101)],
    /^--name must have 1 to 100 characters/,
  ],
  [
    ["create-key", "--email", "a@example.org", "--time-zone", "Mars/Phobos"],
    /^--time-zone must be an IANA time zone, like Europe\/Berlin; .*Mars/,
  ],
  [["rederive"], /^rederive needs --email <address> for one person, or --all for all people\./],
  [["rederive", "--all", "--email", "x"], /not both/],
  [["refusals", "--email", ""], /^--email must be the address of an account[^]*It is empty\./],
  [["refusals", "--all"], /Unknown option '--all'[^]*npm run admin -- refusals/],
  [["status", "now"], /status does not take now/],
])("readCommand(%j) is refused with a sentence and the fitting help", (args, sentence) => {
  expect(() => readCommand(args)).toThrow(sentence);
});
