import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** What a fake server answers. `cut`: the connection ends after ten bytes of the body. */
export type Reply = {
  status: number;
  body: unknown;
  type?: string;
  headers?: Record<string, string>;
  cut?: boolean;
};

type Asked = { url: string; headers: IncomingHttpHeaders; raw: Buffer };

/** Listens on a free port of this machine and gives each request what `answer` says. */
export async function serveReplies(
  answer: (asked: Asked) => Reply | Promise<Reply>,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    const respond = async () => {
      const raw = Buffer.concat(chunks);
      const reply = await answer({ url: request.url ?? "", headers: request.headers, raw });
      response.writeHead(reply.status, {
        "content-type": reply.type ?? "application/json",
        ...reply.headers,
      });
      const text = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
      if (reply.cut === true) {
        response.write(text.slice(0, 10));
        response.destroy();
      } else response.end(text);
    };
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => void respond());
    request.on("error", () => undefined);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** A successful answer of a procedure. */
export function ok(data: unknown): Reply {
  return { status: 200, body: { result: { data } } };
}

/** A refusal by its code, as the server words it on the wire. */
export function refusal(status: number, code: string, headers: Record<string, string> = {}): Reply {
  const data = {
    code: "BAD_REQUEST",
    httpStatus: status,
    path: null,
    refusal: code,
    details: {},
    requestId: "r",
  };
  return {
    status,
    headers,
    body: { error: { message: `refused: ${code}`, code: -32600, data } },
  };
}
