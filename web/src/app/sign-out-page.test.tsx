import { expect, it } from "vitest";
import { renderPart, textOf } from "../testing/render-part.tsx";
import { SigningOut } from "./sign-out-page.tsx";

it("an unconfirmed sign-out says that the session lives, what is forgotten and what ends it", () => {
  const text = textOf(
    renderPart(<SigningOut hasFailed isBusy={false} onRetry={() => undefined} />),
  );
  for (const words of [
    "You are not signed out yet",
    "was removed from this browser",
    "is still open",
    "as soon as the server can be reached",
    "Try again",
  ])
    expect(text).toContain(words);
  expect(
    textOf(renderPart(<SigningOut hasFailed={false} isBusy onRetry={() => undefined} />)),
  ).not.toContain("is still open");
});
