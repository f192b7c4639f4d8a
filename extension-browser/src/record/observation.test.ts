import { expect, test } from "vitest";
import { eventsOf, type Observation, type View } from "./observation.ts";

const AT = 1_795_345_200;
const docs = { domain: "mozilla.org", category: "documentation", pageKey: null } as const;
const page: View = {
  state: "page",
  protocol: "https:",
  hostname: "developer.mozilla.org",
  pathname: "/",
};
const observation: Observation = {
  atMs: AT * 1000,
  steadyMs: 0,
  view: page,
  isActive: true,
  isAudible: false,
  cause: "changed",
};
const kinds = (
  parts: Partial<Observation>,
  shown: string | null,
  countable: typeof docs | null = docs,
) =>
  eventsOf(
    { ...observation, ...parts },
    countable,
    shown === null ? null : { domain: shown },
    AT,
    5,
  ).map(({ kind, elapsed }) => `${kind} ${elapsed}`);

test.each<[string, Partial<Observation>, string | null, typeof docs | null, string[]]>([
  ["a first look", {}, null, docs, ["visit 5"]],
  ["a page that was loaded", { cause: "loaded" }, "mozilla.org", docs, ["visit 5", "page_view 0"]],
  ["a change of tab", { cause: "switched" }, "github.com", docs, ["visit 5", "tab_switch 0"]],
  ["a beat with input", { cause: "beat" }, "mozilla.org", docs, ["active 5"]],
  [
    "a beat without input",
    { cause: "beat", isActive: false },
    "mozilla.org",
    docs,
    ["heartbeat 5"],
  ],
  [
    "a beat without input, with sound",
    { cause: "beat", isActive: false, isAudible: true },
    "mozilla.org",
    docs,
    ["active 5"],
  ],
  ["the moment of idling", { cause: "idle", isActive: false }, "mozilla.org", docs, ["idle 5"]],
  [
    "a page that changes while nobody is there",
    { isActive: false },
    "github.com",
    docs,
    ["leave 5"],
  ],
  ["a silent page while nobody is there", { isActive: false }, null, docs, []],
  ["a page that must not be recorded", {}, "mozilla.org", null, ["leave 5"]],
  ["one after another", {}, null, null, []],
  ["another window", { view: { state: "blur" } }, "mozilla.org", null, ["blur 5"]],
  ["another window once more", { view: { state: "blur" } }, null, null, []],
  [
    "a locked screen",
    { view: { state: "lock" }, isAudible: true },
    "mozilla.org",
    docs,
    ["lock 5"],
  ],
])("eventsOf() reads %s", (_, parts, shown, countable, expected) => {
  expect(kinds(parts, shown, countable)).toEqual(expected);
});
