import { expect, it } from "vitest";
import { nameOf } from "./names.ts";

it.each([
  ["language", "typescriptreact", "typescriptreact", "TypeScript JSX"],
  ["language", "elixir", "elixir", "Elixir"],
  ["language", "", "", "Unknown language"],
  ["language", "constructor", "constructor", "Constructor"],
  ["language", "__proto__", "__proto__", "__proto__"],
  ["editor", "toString", "toString", "ToString"],
  ["editor", "vscode", "vscode", "VS Code"],
  ["editor", "zed", "zed", "Zed"],
  ["deviceId", "0193", "Laptop", "Laptop"],
  ["deviceId", "0193", "", "0193"],
  ["project", "", "", "No project"],
  ["branch", "main", "main", "main"],
  ["language", "/other", "Other", "Other languages"],
] as const)("the %s %j with the name %j reads %s", (dimension, value, given, expected) =>
  expect(nameOf(dimension, value, given)).toBe(expected),
);
