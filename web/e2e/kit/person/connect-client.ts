import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import type { Server } from "../server/server.ts";
import { waitFor } from "../machine/wait-for.ts";

export type Client = {
  id: "streakline-vscode" | "streakline-browser";
  device: {
    kind: "vscode" | "browser";
    name: string;
    client: string;
    timeZone: string;
    consents?: "coding"[];
  };
};

export type ConnectedClient = {
  /** The key that the device keeps. */
  account: { userId: string; deviceId: string; key: string };
  /** Calls a mutation as the device. */
  call<T>(procedure: string, input: unknown): Promise<T>;
  /** Sends one batch; throws when a record of it is refused. */
  push(batch: object): Promise<void>;
};

/**
 * Connects a device for the person who is signed in on `page`, as the extensions do: code,
 * approval, enrolment, token.
 */
export async function connectClient(
  page: Page,
  server: Server,
  { id, device }: Client,
): Promise<ConnectedClient> {
  const post = async <T>(
    path: string,
    body: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<T> => {
    const answer = await fetch(`${server.url}${path}`, { method: "POST", body, headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  };
  const json = <T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> =>
    post(path, JSON.stringify(body), { "content-type": "application/json", ...headers });

  const code = await json<{ device_code: string; user_code: string }>("/api/auth/device/code", {
    client_id: id,
    resource: "urn:streakline:api",
    scope: "device:enrol",
  });
  await page.goto(`${server.url}/device?user_code=${code.user_code}`);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByText("Connected").first().waitFor();
  const granted = await waitFor(
    "the code to be exchanged",
    async () =>
      post<{ access_token: string }>(
        "/api/auth/oauth2/token",
        new URLSearchParams({
          grant_type: "urn:ietf:params:oauth:grant-type:device_code",
          device_code: code.device_code,
          client_id: id,
          resource: "urn:streakline:api",
        }),
      ),
    { everyMs: 2100 },
  );
  const enrolled = await json<{
    result: { data: { userId: string; deviceId: string; key: string } };
  }>("/trpc/devices.enrol", device, {
    authorization: `Bearer ${granted.access_token}`,
  });
  const { result } = await json<{ result: { data: { token: string } } }>(
    "/trpc/devices.token",
    {},
    { "x-api-key": enrolled.result.data.key },
  );
  const authorization = `Bearer ${result.data.token}`;
  return {
    account: enrolled.result.data,
    async call<T>(procedure: string, input: unknown): Promise<T> {
      return (await json<{ result: { data: T } }>(`/trpc/${procedure}`, input, { authorization }))
        .result.data;
    },
    async push(batch) {
      const answer = await post<unknown>(
        "/trpc/activity.push",
        new Uint8Array(gzipSync(JSON.stringify(batch))),
        {
          "content-type": "application/json",
          "content-encoding": "gzip",
          authorization,
        },
      );
      const text = JSON.stringify(answer);
      if (text.includes('"rejected"')) throw new Error(`activity.push: ${text.slice(0, 500)}`);
    },
  };
}
