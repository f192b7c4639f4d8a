import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EventKind } from "../activity/activity-event.ts";
import { sessions } from "../activity/sessions.ts";
import { parseRecord } from "../activity/parse-record.ts";
import { anEvent, SEED, SUNDAY } from "../testing/builders.ts";
import { readyRules, redact, type PrivacyRules } from "./redact.ts";

const OPEN: PrivacyRules = {
  excludeGlobs: [],
  excludeProjects: [],
  hideProjectNames: false,
  hideBranchNames: false,
  hideFileNames: false,
};
const rules = (rest: Partial<PrivacyRules> = {}) => readyRules({ ...OPEN, ...rest }, SEED);

test("redact() keeps nothing of an excluded file", () => {
  expect(
    redact(anEvent({ file: "/work/secret/a.ts" }), rules({ excludeGlobs: ["secret"] })),
  ).toBeNull();
});

describe("redact()", () => {
  test("keeps nothing of an excluded project, whatever the kind of event is", () => {
    for (const kind of EventKind.options) {
      expect(
        redact(anEvent({ kind, project: "shop", file: "" }), rules({ excludeProjects: ["shop"] })),
      ).toBeNull();
      expect(
        redact(anEvent({ kind, project: "/work/shop" }), rules({ excludeProjects: ["shop"] })),
      ).toBeNull();
    }
  });

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
    expect(kept?.file).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.stringify(kept)).not.toContain("ann");
    expect(redact(anEvent({ file: path }), rules({ hideFileNames: true }))?.file).toBe("");
    expect(redact(anEvent({ file: "" }), rules())?.file).toBe("");
  });

  test("excludes by the path before it becomes a key, also when file names are hidden", () => {
    expect(
      redact(anEvent({ file: "a/b.env" }), rules({ hideFileNames: true, excludeGlobs: ["*.env"] })),
    ).toBeNull();
  });

  test("leaves everything else as it is", () => {
    const event = anEvent({ counters: { keystrokes: 3 }, framework: "react" });
    expect(redact(event, rules())).toEqual(event);
  });

  test("an empty exclusion excludes nothing", () => {
    expect(
      redact(anEvent({ project: "" }), rules({ excludeProjects: ["", "/"], excludeGlobs: [""] })),
    ).not.toBeNull();
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
        const [session] = sessions(kept === null ? [] : [kept], SEED);
        expect(parseRecord(session, SUNDAY)).toEqual({ record: session });
      }),
      { numRuns: 500 },
    );
  });
});

test("readyRules() makes patterns ready once", () => {
  expect(rules({ excludeGlobs: ["a", "b/*"] }).globs.length).toBe(2);
});
