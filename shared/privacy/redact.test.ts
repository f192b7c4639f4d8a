import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EventKind } from "../activity/activity-event.ts";
import { sessions } from "../activity/sessions.ts";
import { parseRecord } from "../activity/parse-record.ts";
import { anEvent, SEED, SUNDAY } from "../testing/builders.ts";
import { redact, type HidingRules } from "./redact.ts";

const rules = (rest: Partial<HidingRules> = {}): HidingRules => ({
  hideProjectNames: false,
  hideBranchNames: false,
  hideFileNames: false,
  salt: SEED,
  ...rest,
});

test("redact() keeps the last part of a path as the name of the project", () => {
  expect(redact(anEvent({ project: "/work/shop" }), rules()).project).toBe("shop");
});

describe("redact()", () => {
  test("hides names also of events without a file", () => {
    for (const kind of EventKind.options) {
      expect(
        redact(
          anEvent({ kind, file: "" }),
          rules({ hideProjectNames: true, hideBranchNames: true }),
        ),
      ).toMatchObject({
        project: "",
        branch: "",
      });
    }
  });

  test("turns a path into a key, or into nothing", () => {
    const path = "/home/ann/shop/src/a.ts";
    const kept = redact(anEvent({ file: path }), rules());
    expect(kept.file).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.stringify(kept)).not.toContain("ann");
    expect(redact(anEvent({ file: path }), rules({ hideFileNames: true })).file).toBe("");
    expect(redact(anEvent({ file: "" }), rules()).file).toBe("");
  });

  test("leaves everything else as it is", () => {
    const event = anEvent({ counters: { keystrokes: 3 }, framework: "react" });
    expect(redact(event, rules())).toEqual(event);
  });

  test("makes every event one whose session the server takes", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("C:\\x", "/a/b", "http://a", "a\0", "\ud800"),
    );
    const event = fc.record({
      project: name,
      branch: name,
      language: name,
      framework: name,
      editor: name,
      editorTheme: name,
      file: name,
    });
    fc.assert(
      fc.property(event, (names) => {
        const kept = redact(anEvent(names), rules());
        const [session] = sessions([kept], SEED);
        expect(parseRecord(session, SUNDAY)).toEqual({ record: session });
      }),
      { numRuns: 500 },
    );
  });
});
