import { expect, test } from "vitest";
import { folderError } from "./folder-error.ts";
import { StartError } from "../start-error.ts";

const system = (code: string, path?: string) =>
  Object.assign(new Error(code), { code, ...(path === undefined ? {} : { path }) });

test.each([
  ["a full disk", system("ENOSPC"), /is full \(\/srv\/data\)\. Make room/],
  ["a database whose disk is full", new Error("migration", { cause: system("53100") }), /is full/],
  [
    "a read-only folder",
    system("EROFS", "/srv/data"),
    /\/srv\/data cannot be used \(EROFS\).*DATA_DIR/,
  ],
  ["a file in its place", system("ENOTDIR", "/srv/data/secret"), /cannot be used \(ENOTDIR\)/],
  [
    "a folder above that cannot be made",
    system("EPERM", "/srv"),
    /\/srv\/data cannot be used \(EPERM\)/,
  ],
  ["links that go round", system("ELOOP", "/srv/data/secret"), /cannot be used \(ELOOP\)/],
])("folderError() says what to do about %s, without a stack", (_what, error, sentence) => {
  const told = folderError(error, "/srv/data");
  expect(told).toBeInstanceOf(StartError);
  expect(told?.message).toMatch(sentence);
});

test("folderError() leaves every other error alone", () => {
  for (const error of [
    system("EACCES"),
    system("ENOENT", "/usr/bin/initdb"),
    system("EACCES", "/srv/data2/secret"),
    system("EMFILE", "/srv/data/secret"),
    system("ECONNREFUSED"),
    new Error("x"),
    new StartError("x"),
    null,
  ])
    expect(folderError(error, "/srv/data")).toBeNull();
});
