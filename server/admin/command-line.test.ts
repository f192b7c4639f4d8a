import { expect, test } from "vitest";
import { readCommand } from "./command-line.ts";

test.each([
  [
    ["create-user", "--email", "a@b.c"],
    { name: "create-user", email: "a@b.c", displayName: undefined, password: undefined, isAdmin: false },
  ],
  [["create-user", "--email=a@b.c", "--name", "Ada", "--admin"], { name: "create-user", displayName: "Ada", isAdmin: true }],
  [["create-key", "--email", "a@b.c", "--name", "box"], { name: "create-key", email: "a@b.c", deviceName: "box", timeZone: undefined }],
  [["rederive", "--all"], { name: "rederive", who: "all" }],
  [["rederive", "--email", "a@b.c"], { name: "rederive", who: { email: "a@b.c" } }],
  [["partitions"], { name: "partitions" }],
  [["status"], { name: "status" }],
])("readCommand(%j) is understood", (args, command) => {
  expect(readCommand(args)).toMatchObject(command);
});

test.each([[[]], [["help"]], [["--help"]], [["help", "nothing"]]])("readCommand(%j) shows every command", (args) => {
  expect(readCommand(args)).toMatchObject({
    name: "help",
    text: expect.stringMatching(/create-user[^]*create-key[^]*rederive[^]*partitions[^]*status/),
  });
});

test("help of one command shows how it is called", () => {
  expect(readCommand(["help", "rederive"])).toMatchObject({ text: expect.stringContaining("rederive --all") });
  expect(readCommand(["create-key", "-h"])).toMatchObject({ text: expect.stringContaining("--time-zone") });
});

test.each([
  [["frobnicate"], /There is no command frobnicate[^]*create-user/],
  [["constructor"], /There is no command constructor/],
  [["create-user"], /create-user needs --email[^]*npm run admin/],
  [["create-user", "--email"], /--email[^]*npm run admin -- create-user/],
  [["create-user", "--mail", "x"], /Unknown option '--mail'[^]*npm run admin -- create-user/],
  [["rederive"], /rederive needs --email/],
  [["rederive", "--all", "--email", "x"], /not both/],
  [["status", "now"], /status does not take now/],
])("readCommand(%j) is refused with a sentence and the fitting help", (args, sentence) => {
  expect(() => readCommand(args)).toThrow(sentence);
});
