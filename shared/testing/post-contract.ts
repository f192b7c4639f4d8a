import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import type { SendPost } from "../delivery/post-link.ts";

/** What every client keeps to in one HTTP exchange: run for the sender of each. */
export function postContract(name: string, post: SendPost): void {
  const servers: { close(): void; closeAllConnections(): void }[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  describe(`an exchange of ${name}`, () => {
    test("sends gzip and gives back status, type, body and Retry-After", async () => {
      const url = await serve((request, response) => {
        const chunks: Buffer[] = [];
        request.on("data", (chunk: Buffer) => chunks.push(chunk));
        request.on("end", () => {
          const text = gunzipSync(Buffer.concat(chunks)).toString();
          response.writeHead(503, { "content-type": "application/json", "retry-after": "7" });
          response.end(
            JSON.stringify({
              echo: JSON.parse(text),
              encoding: request.headers["content-encoding"],
            }),
          );
        });
      });
      expect(await post({ url, body: '{"a":1}', gzip: true })).toEqual({
        kind: "http",
        status: 503,
        contentType: "application/json",
        body: { echo: { a: 1 }, encoding: "gzip" },
        retryAfter: "7",
      });
    });

    test("a redirect is not followed, so no header reaches another origin", async () => {
      let reached = 0;
      const other = await serve((_, response) => {
        reached += 1;
        response.end();
      });
      const url = await serve((_, response) => response.writeHead(307, { location: other }).end());
      expect(
        await post({ url, body: "{}", headers: { authorization: "Bearer secret" } }),
      ).toMatchObject({ kind: "http", status: 307 });
      expect(reached).toBe(0);
    });

    test.each<[string, RequestListener]>([
      ["is refused by a reset", (request) => request.socket.destroy()],
      [
        "is cut off in the middle",
        (_, response) => {
          response.writeHead(200, { "content-length": 100, "content-type": "application/json" });
          response.write("{");
          setTimeout(() => response.destroy(), 20);
        },
      ],
      [
        "stalls after ten bytes",
        (_, response) => {
          response.writeHead(200, { "content-length": 100 });
          response.write("0123456789");
        },
      ],
      ["never comes", () => {}],
      [
        "is endless",
        (_, response) => {
          const timer = setInterval(() => response.write("x".repeat(1_000_000)), 1);
          response.on("close", () => clearInterval(timer));
        },
      ],
    ])("an answer that %s is a network error", async (_, listener) => {
      const url = await serve(listener);
      expect(await post({ url, body: "{}", deadlineMilliseconds: 400 })).toMatchObject({
        kind: "network_error",
        error: expect.stringMatching(/./),
      });
    });

    test("a refused connection and an address that is none are network errors", async () => {
      expect(await post({ url: "http://127.0.0.1:1", body: "{}" })).toMatchObject({
        kind: "network_error",
      });
      expect(await post({ url: "nonsense", body: "{}" })).toMatchObject({ kind: "network_error" });
    });
  });
}
