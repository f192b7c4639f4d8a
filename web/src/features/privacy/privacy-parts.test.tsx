import type { ConsentRow } from "@streakline/shared/privacy/consents.ts";
import { expect, it } from "vitest";
import { renderPart, textOf } from "../../testing/render-part.tsx";
import { ConsentCard } from "./consent-card.tsx";
import { StoredCard } from "./stored-card.tsx";

const nothing = () => undefined;
const consent: ConsentRow = {
  kind: "sites",
  title: "Websites",
  sentence: "Record which websites I visit.",
  versionNow: 1,
  state: "given",
  version: 1,
  at: 1_795_305_600,
  place: "web",
};
const card = (row: ConsentRow, needs: string | null = null, hasPast = true) =>
  renderPart(
    <ConsentCard
      consent={row}
      timeZone="UTC"
      needs={needs}
      hasPast={hasPast}
      isBusy={false}
      onChange={nothing}
      onDelete={nothing}
    />,
  );

it("a consent shows its sentence, when and where it was given, and a switch that is on", () => {
  const html = card(consent);
  expect(textOf(html)).toBe(
    "Websites on Record which websites I visit. You agreed to version 1 on 22 Nov 2026, 00:00, here.",
  );
  expect(html).toContain('role="switch" aria-checked="true" aria-label="Websites"');
});

it("a withdrawn consent offers to delete its past, one without a past does not", () => {
  expect(textOf(card({ ...consent, state: "withdrawn" }))).toContain(
    "Delete what was recorded before",
  );
  expect(
    textOf(card({ ...consent, kind: "page_keys", state: "withdrawn" }, null, false)),
  ).not.toContain("Delete");
  expect(textOf(card({ ...consent, kind: "boards", state: "withdrawn" }))).not.toContain("Delete");
});

it("a consent that does nothing alone says what it needs", () => {
  expect(textOf(card(consent, "Websites"))).toContain("Does nothing while Websites is off.");
});

it("what is stored is told with what is never stored", () => {
  expect(textOf(renderPart(<StoredCard />)).match(/Never:/g)).toHaveLength(3);
});
