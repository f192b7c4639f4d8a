import { expect, test } from "vitest";
import type { Answer, Post } from "./exchange.ts";
import { apiOver } from "../testing/wire-server.ts";
import { signOff } from "./sign-off.ts";

const held = { server: "https://streakline.example", key: "slk_key" };
const DEVICE = {
  id: "7b0c2a34-5d1f-4c86-9a57-2f4f0e9d6b11",
  kind: "vscode",
  name: "laptop",
  client: "streakline-vscode 0.1.0",
  createdAt: 1_795_305_600,
  lastSeenAt: null,
  revokedAt: 1_795_305_660,
  rotationRequested: false,
};
const http = (status: number, body: unknown): Answer => ({
  kind: "http",
  status,
  contentType: "application/json",
  body,
  retryAfter: null,
});

test("signOff() shows the key to its own server, and knows whether the device was revoked", async () => {
  const asked: Post[] = [];
  const answering = (answer: Answer) =>
    apiOver(async (request) => {
      asked.push(request);
      return answer;
    });
  expect(await signOff(answering(http(200, { result: { data: DEVICE } })), held)).toBe(true);
  expect(asked).toMatchObject([
    { url: "https://streakline.example/trpc/devices.leave", headers: { "x-api-key": "slk_key" } },
  ]);
  expect(await signOff(answering({ kind: "network_error", error: "refused" }), held)).toBe(false);
  expect(
    await signOff(answering(http(200, "<html>Please pay for your hotel's network</html>")), held),
  ).toBe(false);
  expect(await signOff(answering(http(503, { error: { message: "later", data: {} } })), held)).toBe(
    false,
  );
});
