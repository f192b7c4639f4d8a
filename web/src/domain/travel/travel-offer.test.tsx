import { SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import { expect, test } from "vitest";
import { renderPart, textOf } from "../../testing/render-part.tsx";
import { TravelOffer } from "./travel-offer.tsx";

const offer = (timeZone: string, browserZone: string, hasSessions = true): string => {
  const me = { settings: { ...SETTINGS_DEFAULT, timeZone, earlier: [] }, hasSessions };
  return textOf(renderPart(<TravelOffer me={me} browserZone={browserZone} />));
};

test("who sits in another zone than their days are counted in is asked once, with one click", () => {
  const text = offer("Asia/Kathmandu", "America/New_York");
  expect(text).toContain("This clock is in New York , your days are counted in Kathmandu");
  expect(text).toContain("Count in New York from now on");
  expect(text).toContain("Keep Kathmandu");
});

test("nobody is asked whose clock shows the same time, who has no days yet, or in no known zone", () => {
  expect(offer("Asia/Tokyo", "Asia/Seoul")).toBe("");
  expect(offer("Asia/Tokyo", "Europe/Berlin", false)).toBe("");
  expect(offer("Asia/Tokyo", "Mars/Olympus")).toBe("");
});
