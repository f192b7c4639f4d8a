import { expect, it } from "vitest";
import { renderPart, textOf } from "../../testing/render-part.tsx";
import { ProjectTable } from "./project-table.tsx";

const rows = [
  {
    project: "org/web",
    secondsTotal: 7_539,
    secondsLast30Days: 3_600,
    firstDay: "2026-01-01",
    lastDay: "2026-11-22",
    topLanguage: "go",
  },
];

it("a project's row leads to its page, whatever its name", () => {
  const html = renderPart(
    <ProjectTable rows={rows} by="total" reversed={false} onSort={() => undefined} />,
  );
  expect(html).toContain('href="/project?name=org%2Fweb"');
  expect(textOf(html)).toContain("org/web 1 h 00 min 2 h 05 min Go 1 Jan 2026 22 Nov 2026");
  expect(html).toContain('aria-sort="descending"');
});
