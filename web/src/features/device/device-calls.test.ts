import { expect, it } from "vitest";
import { AuthRefused } from "../../api/call-auth.ts";
import { cleanCode, clientKind, clientName, codeSentence, groupedCode } from "./device-calls.ts";

it("a code is the same however it was typed", () => {
  expect([" abcd-efgh ", "ABCDEFGH", "abcd efgh"].map(cleanCode)).toEqual([
    "ABCDEFGH",
    "ABCDEFGH",
    "ABCDEFGH",
  ]);
  expect(groupedCode("abcdefgh")).toBe("ABCD-EFGH");
  expect(groupedCode("")).toBe("");
});

it("clients have names, and strangers are called so", () => {
  expect(clientName("streakline-vscode")).toBe("Streakline for VS Code");
  expect(clientName("constructor")).toBe("An application");
  expect(clientName(undefined)).toBe("An application");
  expect(["streakline-browser", "streakline-vscode", undefined].map(clientKind)).toEqual([
    "browser",
    "editor",
    "editor",
  ]);
});

it.each(["expired_token", "access_denied", "UNREACHABLE", "rate_limited", "invalid_request"])(
  "the refusal %s says what to do",
  (code) => {
    expect(codeSentence(new AuthRefused(code, 400))).toMatch(/(Start|start|Check|Wait)/);
  },
);
