import { expect, it } from "vitest";
import { renderPart, textOf } from "../../testing/render-part.tsx";
import { Rederiving } from "../../domain/rederiving/rederiving.tsx";
import { DeviceRow } from "./device-row.tsx";
import { EmailHint } from "./profile-page.tsx";

const nothing = () => undefined;
const device = {
  id: "0193",
  kind: "vscode" as const,
  name: "Laptop",
  client: "streakline-vscode/0.1.0",
  createdAt: 1_795_305_600,
  lastSeenAt: 1_795_309_200,
  revokedAt: null,
  rotationRequested: true,
};

it("a device says what it is, when it was seen last, and that it waits for its new key", () => {
  const html = renderPart(
    <DeviceRow
      device={device}
      now={1_795_309_260}
      timeZone="UTC"
      onRename={nothing}
      onRotate={nothing}
      onRevoke={nothing}
    />,
  );
  expect(textOf(html)).toBe(
    "Laptop streakline-vscode/0.1.0, connected 22 Nov 2026, 00:00 Last " +
      "seen 1 minute ago , waits for its new key Rename New key Revoke",
  );
  expect(html).toContain('aria-label="Revoke Laptop"');
  expect(html).toMatch(
    /disabled=""[^>]*aria-label="New key for Laptop"|aria-label="New key for Laptop"[^>]*disabled=""/,
  );
});

it("the progress of counting again never runs backwards below nothing", () => {
  expect(textOf(renderPart(<Rederiving daysLeft={400} daysTotal={306} />))).toContain("0 of 306");
  expect(textOf(renderPart(<Rederiving daysLeft={6} daysTotal={306} />))).toContain("300 of 306");
});

it("an unconfirmed address says where its link is: in the mailbox or on the mail page", () => {
  const hint = (isConfirmed: boolean, isMailKept: boolean, isMailPageHere = true) =>
    renderPart(<EmailHint {...{ isConfirmed, isMailKept, isMailPageHere }} />);
  expect(hint(true, true)).toBe("Confirmed.");
  expect(hint(false, false)).toContain("in your mailbox");
  expect(hint(false, true)).toMatch(/sends no mail.*href="\/mail"/);
  expect(hint(false, true, false)).toContain("ask its administrator");
});
