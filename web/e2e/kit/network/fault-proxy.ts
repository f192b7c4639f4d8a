import { connect, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { hasWholeBody } from "./http-wire.ts";

/**
 * What the network does to the next connections:
 * - `pass` nothing; `refuse` nobody listens any more; `black_hole` accepts and never answers;
 * - `cut_request` / `cut_answer` resets the connection after so many bytes up or down (open
 *   connections too);
 * - `swallow_answer` the server gets all and answers, the client gets nothing and a reset (only
 *   requests for `path`, when given);
 * - `hold_request` the server gets all of a request for `path` but its last byte, and waits;
 * - `captive_portal` a hotel's page with 200; `unavailable` a 503 with Retry-After, both without
 *   the server.
 */
export type Fault =
  | { kind: "pass" }
  | { kind: "refuse" }
  | { kind: "black_hole" }
  | { kind: "cut_request"; afterBytes: number }
  | { kind: "cut_answer"; afterBytes: number }
  | { kind: "swallow_answer"; path?: string }
  | { kind: "hold_request"; path: string }
  | { kind: "captive_portal" }
  | { kind: "unavailable"; retryAfterSeconds: number };

/**
 * The bytes of one connection in both directions, as they passed the proxy. `answerBytes` includes
 * what the client never got.
 */
export type Wire = { requestBytes: Buffer; answerBytes: Buffer; fault: Fault["kind"] };

export type FaultProxy = {
  url: string;
  port: number;
  wires: Wire[];
  /**
   * Takes effect at once: connections that are open are reset, unless the new fault can act on
   * them.
   */
  set(fault: Fault): Promise<void>;
  /** Connections, or requests for its path, that met the fault of the moment since it was set. */
  hits(): number;
  close(): Promise<void>;
};

/** A TCP proxy on loopback before `targetPort`, whose faults the test decides. */
export async function startFaultProxy(targetPort: number): Promise<FaultProxy> {
  let fault: Fault = { kind: "pass" };
  let hits = 0;
  const wires: Wire[] = [];
  const open = new Set<Socket>();

  const serve = (client: Socket) => {
    const wire: Wire = {
      requestBytes: Buffer.alloc(0),
      answerBytes: Buffer.alloc(0),
      fault: fault.kind,
    };
    wires.push(wire);
    track(client);
    if (fault.kind !== "pass" && !("path" in fault && fault.path !== undefined)) hits += 1;
    if (fault.kind === "black_hole") {
      client.resume();
      return;
    }
    if (fault.kind === "captive_portal" || fault.kind === "unavailable") {
      answerAlone(client, wire, fault);
      return;
    }
    const server = connect(targetPort, "127.0.0.1");
    track(server);
    let answerBytesBefore = 0;
    let isMeant = fault.kind === "swallow_answer" && fault.path === undefined;
    client.on("data", (data) => {
      wire.requestBytes = Buffer.concat([wire.requestBytes, data]);
      answerBytesBefore = wire.answerBytes.length;
      wire.fault = fault.kind;
      if (fault.kind === "cut_request" && wire.requestBytes.length > fault.afterBytes) {
        server.write(
          data.subarray(0, data.length - (wire.requestBytes.length - fault.afterBytes)),
          () => {
            client.resetAndDestroy();
            server.resetAndDestroy();
          },
        );
        return;
      }
      if ("path" in fault && fault.path !== undefined && data.includes("HTTP/1.1\r\n"))
        isMeant = data.includes(fault.path);
      if (fault.kind === "hold_request" && isMeant && hasWholeBody(wire.requestBytes)) {
        hits += 1;
        server.write(data.subarray(0, -1));
        return;
      }
      server.write(data);
    });
    server.on("data", (data) => {
      wire.answerBytes = Buffer.concat([wire.answerBytes, data]);
      if (fault.kind === "swallow_answer" && isMeant) {
        if (fault.path !== undefined) hits += 1;
        // resets once the server has said something, that is after its commit
        client.resetAndDestroy();
        setTimeout(() => server.destroy(), 50);
        return;
      }
      const given = wire.answerBytes.length - answerBytesBefore;
      if (fault.kind === "cut_answer" && given > fault.afterBytes) {
        client.write(data.subarray(0, Math.max(0, data.length - (given - fault.afterBytes))), () =>
          client.resetAndDestroy(),
        );
        server.destroy();
        return;
      }
      client.write(data);
    });
    client.on("end", () => server.end());
    server.on("end", () => client.end());
    client.on("close", () => fault.kind !== "swallow_answer" && server.destroy());
    server.on("close", () => client.destroy());
  };

  const track = (socket: Socket) => {
    open.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => open.delete(socket));
  };

  const listener = createServer(serve);
  const port = await listen(listener, 0);

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    wires,
    async set(next) {
      fault = next;
      hits = 0;
      for (const socket of open) socket.resetAndDestroy();
      if (next.kind === "refuse") {
        if (listener.listening)
          await new Promise<void>((resolve) => listener.close(() => resolve()));
      } else if (!listener.listening) await listen(listener, port);
      await sleep(20); // until those who hold a reset connection have heard of it
    },
    hits: () => hits,
    async close() {
      for (const socket of open) socket.destroy();
      if (listener.listening) await new Promise<void>((resolve) => listener.close(() => resolve()));
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Waits for the end of the request's head, then answers in the server's place. */
function answerAlone(
  client: Socket,
  wire: Wire,
  fault: Extract<Fault, { kind: "captive_portal" | "unavailable" }>,
): void {
  const body =
    fault.kind === "captive_portal"
      ? "<html><body><h1>Welcome to the hotel</h1><form>Room number</form></body></html>"
      : '{"error":"away"}';
  const head =
    fault.kind === "captive_portal"
      ? "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n"
      : `HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/json\r\nretry-after: ${fault.retryAfterSeconds}\r\n`;
  client.on("data", (data) => {
    wire.requestBytes = Buffer.concat([wire.requestBytes, data]);
    if (!wire.requestBytes.includes("\r\n\r\n")) return;
    client.end(
      `${head}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  });
}
