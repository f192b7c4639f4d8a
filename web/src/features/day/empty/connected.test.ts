import { expect, it } from "vitest";
import { connected } from "./connected.ts";

const browser = { kind: "browser", revokedAt: null } as const;
const editor = { kind: "vscode", revokedAt: null } as const;

it.each([
  ["a browser alone", [browser], "browser"],
  ["an editor alone", [editor], "editor"],
  ["a key made by hand", [{ kind: "api", revokedAt: null } as const], "editor"],
  ["one of each", [editor, browser], "both"],
  ["a revoked editor beside a browser", [{ ...editor, revokedAt: 1 }, browser], "browser"],
  ["only revoked ones", [{ ...browser, revokedAt: 1 }], "nothing"],
  ["none", [], "nothing"],
] as const)("connected() of %s", (_, devices, answer) => expect(connected(devices)).toBe(answer));
