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

it("the minutes of a list add up to those of its sum", () => {
  const row = (value: string, seconds: number) => ({ value, name: value, seconds, colour: "red" });
  const list = [row("a", 2_020), row("b", 1_225), row("c", 1_219), row("d", 30)];
  const text = (limit: number) => textOf(renderPart(<ShareList rows={list} limit={limit} />));
  // 4,494 s are 74 min
  expect(text(4)).toBe("a 34 min 45 % b 20 min 27 % c 20 min 27 % d 30 s 1 %");
  expect(text(3)).toBe("a 33 min 45 % b 20 min 27 % 2 more 21 min 28 % c 20 min 27 % d 1 min 1 %");
});

it("an empty list renders", () => {
  expect(textOf(renderPart(<ShareList rows={[]} />))).toBe("");
});
