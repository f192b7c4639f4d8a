import { expect, it } from "vitest";
import { renderPart, textOf } from "../../../testing/render-part.tsx";
import { ShareList } from "./share-list.tsx";

const rows = [
  { value: "web", name: "web", seconds: 7_539, colour: "red" },
  { value: "api", name: "api", seconds: 3_600, colour: "blue" },
  { value: "", name: "No project", seconds: 20, colour: "grey" },
];

it("a list of shares shows time and percent, with the exact seconds on hover", () => {
  const html = renderPart(<ShareList rows={rows} />);
  expect(textOf(html)).toBe(
    "web 2 h 05 min 68 % api 1 h 00 min 32 % No project 20 s < 1 %".replace("<", "&lt;"),
  );
  expect(html).toContain('<data value="7539" title="2 h 05 min 39 s"');
});

it("a long list keeps the rest in one row that adds up", () => {
  const text = textOf(renderPart(<ShareList rows={rows} limit={2} />));
  expect(text).toContain("2 more 1 h 00 min");
});

it("an empty list renders", () => {
  expect(textOf(renderPart(<ShareList rows={[]} />))).toBe("");
});
