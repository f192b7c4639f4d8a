import { once } from "node:events";
import { connect, type Socket } from "node:net";

/**
 * Connections that cost the bench as little as possible, and cost the server as much as any
 * client's.
 */
export type Wire = {
  /** Sends raw bytes over a free connection; gives status and body of the answer. */
  send(request: Uint8Array): Promise<{ status: number; body: string }>;
  close(): void;
};

/**
 * Opens `width` kept connections. A real client has its own machine; node's http client would take
 * a tenth of the two cores from the measured server.
 */
export async function openWire(url: string, width: number): Promise<Wire> {
  const { hostname, port } = new URL(url);
  const idle = await Promise.all(
    Array.from({ length: width }, async () => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      await once(socket, "connect");
      return socket;
    }),
  );
  const all = [...idle];
  return {
    async send(request) {
      const socket = idle.pop();
      if (socket === undefined) throw new Error("more requests at once than connections");
      const answer = await exchange(socket, request);
      idle.push(socket);
      return answer;
    },
    close() {
      for (const socket of all) socket.destroy();
    },
  };
}

/** A POST request as bytes. */
export function postOf(
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): Uint8Array {
  const lines = Object.entries({
    host: "127.0.0.1",
    ...headers,
    "content-length": String(body.byteLength),
  }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([
    Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`),
    body,
  ]);
}

function exchange(socket: Socket, request: Uint8Array): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    let text = "";
    const onData = (bytes: Buffer) => {
      text += bytes.toString("latin1");
      const head = text.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = /^content-length: (\d+)/im.exec(text.slice(0, head))?.[1];
      if (length === undefined) return end(new Error("an answer without its length"));
      if (text.length >= head + 4 + Number(length))
        end(null, { status: Number(text.slice(9, 12)), body: text.slice(head + 4) });
    };
    const onClose = () => end(new Error("the server closed the connection"));
    function end(error: Error | null, answer?: { status: number; body: string }): void {
      socket.off("data", onData).off("error", onClose).off("close", onClose);
      if (answer === undefined) reject(error ?? new Error("no answer"));
      else resolve(answer);
    }
    socket.on("data", onData).on("error", onClose).on("close", onClose);
    socket.write(request);
  });
}
