import { connect, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { hasWholeBody } from "./http-wire.ts";

/**
 * What the proxy does to the next connections:
 * - `pass`: nothing. `refuse`: closes the port. `black_hole`: accepts and never answers.
 * - `cut_request`, `cut_answer`: resets the connection after so many bytes up or down, also open
 *   ones.
 * - `swallow_answer`: the server gets all and answers; the client gets a reset (only requests for
 *   `path`, when given).
 * - `hold_request`: the server gets all of a request for `path` but its last byte, and waits.
 * - `captive_portal`: a login page with 200. `unavailable`: a 503 with Retry-After. Both without
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
  /** How many connections, or requests for its path, met the present fault. */
  hits(): number;
  close(): Promise<void>;
};

/** A TCP proxy on loopback before `targetPort`, whose faults the test decides. */
export async function startFaultProxy(targetPort: number): Promise<FaultProxy> {
  const state: ProxyState = { fault: { kind: "pass" }, hits: 0, wires: [], open: new Set() };
  const listener = createServer((client) => serve(state, client, targetPort));
  const port = await listen(listener, 0);
  const stopListening = async () => {
    if (listener.listening) await new Promise<void>((resolve) => listener.close(() => resolve()));
  };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    wires: state.wires,
    async set(next) {
      state.fault = next;
      state.hits = 0;
      for (const socket of state.open) socket.resetAndDestroy();
      if (next.kind === "refuse") await stopListening();
      else if (!listener.listening) await listen(listener, port);
      await sleep(20); // until the peers of a reset connection have noticed
    },
    hits: () => state.hits,
    async close() {
      for (const socket of state.open) socket.destroy();
      await stopListening();
    },
  };
}

type ProxyState = {
  fault: Fault;
  hits: number;
  wires: Wire[];
  /** Sockets that are open, of clients and of the server. */
  open: Set<Socket>;
};

/** Serves one connection of a client. */
function serve(state: ProxyState, client: Socket, targetPort: number): void {
  const { fault, open } = state;
  const wire: Wire = {
    requestBytes: Buffer.alloc(0),
    answerBytes: Buffer.alloc(0),
    fault: fault.kind,
  };
  state.wires.push(wire);
  track(client, open);
  if (fault.kind !== "pass" && pathOf(fault) === null) state.hits += 1;
  if (fault.kind === "black_hole") {
    client.resume();
    return;
  }
  if (fault.kind === "captive_portal" || fault.kind === "unavailable") {
    answerAlone(client, wire, fault);
    return;
  }
  const server = connect(targetPort, "127.0.0.1");
  track(server, open);
  const connection: Connection = {
    client,
    server,
    wire,
    answerBytesBefore: 0,
    isMeant: fault.kind === "swallow_answer" && pathOf(fault) === null,
  };
  client.on("data", (data) => passRequest(state, connection, data));
  server.on("data", (data) => passAnswer(state, connection, data));
  client.on("end", () => server.end());
  server.on("end", () => client.end());
  client.on("close", () => state.fault.kind !== "swallow_answer" && server.destroy());
  server.on("close", () => client.destroy());
}

type Connection = {
  client: Socket;
  server: Socket;
  wire: Wire;
  /** Bytes of the answer when the present request began. */
  answerBytesBefore: number;
  /** Whether the present request is the one that the fault is about. */
  isMeant: boolean;
};

/** The path that a fault is about; null when it is about every connection. */
function pathOf(fault: Fault): string | null {
  return "path" in fault ? (fault.path ?? null) : null;
}

/** Passes bytes of the client to the server, as far as the fault lets them. */
function passRequest(state: ProxyState, connection: Connection, data: Buffer): void {
  const { client, server, wire } = connection;
  const { fault } = state;
  wire.requestBytes = Buffer.concat([wire.requestBytes, data]);
  connection.answerBytesBefore = wire.answerBytes.length;
  wire.fault = fault.kind;
  if (fault.kind === "cut_request" && wire.requestBytes.length > fault.afterBytes) {
    const bytes = data.length - (wire.requestBytes.length - fault.afterBytes);
    server.write(data.subarray(0, bytes), () => {
      client.resetAndDestroy();
      server.resetAndDestroy();
    });
    return;
  }
  const path = pathOf(fault);
  if (path !== null && data.includes("HTTP/1.1\r\n")) connection.isMeant = data.includes(path);
  if (fault.kind === "hold_request" && connection.isMeant && hasWholeBody(wire.requestBytes)) {
    state.hits += 1;
    server.write(data.subarray(0, -1));
    return;
  }
  server.write(data);
}

/** Passes bytes of the server to the client, as far as the fault lets them. */
function passAnswer(state: ProxyState, connection: Connection, data: Buffer): void {
  const { client, server, wire } = connection;
  const { fault } = state;
  wire.answerBytes = Buffer.concat([wire.answerBytes, data]);
  if (fault.kind === "swallow_answer" && connection.isMeant) {
    if (pathOf(fault) !== null) state.hits += 1;
    // The server has answered, so it has committed: now reset.
    client.resetAndDestroy();
    setTimeout(() => server.destroy(), 50);
    return;
  }
  const given = wire.answerBytes.length - connection.answerBytesBefore;
  if (fault.kind === "cut_answer" && given > fault.afterBytes) {
    const bytes = Math.max(0, data.length - (given - fault.afterBytes));
    client.write(data.subarray(0, bytes), () => client.resetAndDestroy());
    server.destroy();
    return;
  }
  client.write(data);
}

function track(socket: Socket, open: Set<Socket>): void {
  open.add(socket);
  socket.on("error", () => socket.destroy());
  socket.on("close", () => open.delete(socket));
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
      : "HTTP/1.1 503 Service Unavailable\r\n" +
        `content-type: application/json\r\nretry-after: ${fault.retryAfterSeconds}\r\n`;
  client.on("data", (data) => {
    wire.requestBytes = Buffer.concat([wire.requestBytes, data]);
    if (!wire.requestBytes.includes("\r\n\r\n")) return;
    client.end(
      `${head}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  });
}
