import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/**
 * A way to the database of `url` that can be closed (`away`, `back`) and made to swallow what is
 * sent (`silence`). Close it at the end.
 */
export async function aWayTo(url: string) {
  const target = new URL(url);
  const { hostname, port } = target;
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((from) => {
    const to = connect(Number(port), hostname);
    for (const [source, sink] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(source);
      source.on("error", () => {});
      source.on("data", (chunk) => isSilent || sink.write(chunk));
      source.on("close", () => sink.destroy());
    }
  });
  const listen = async (on: number) => {
    server.listen(on, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as { port: number }).port;
  };
  const own = await listen(0);
  target.port = String(own);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    url: target.href,
    silence: (is: boolean) => (isSilent = is),
    async away() {
      const closed = once(server, "close");
      server.close();
      cut();
      await closed;
    },
    back: () => listen(own),
    async close() {
      cut();
      if (server.listening) server.close();
    },
  };
}
