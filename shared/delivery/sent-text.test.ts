import { expect, test } from "vitest";
import { sentText } from "./sent-text.ts";

test.each([
  [{ records: 5, refused: 2, unwanted: 1 }, "sent 2 sessions, 2 refused"],
  [{ records: 2, refused: 1, unwanted: 0 }, "sent 1 session, 1 refused"],
  [{ records: 2, refused: 2, unwanted: 0 }, "sent 0 sessions, 2 refused"],
  [{ records: 3, refused: 0, unwanted: 0 }, "sent 3 sessions"],
])("sentText(%j) is %s", (counts, line) => {
  expect(sentText(counts)).toBe(line);
});
