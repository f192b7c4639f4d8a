import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Sites = {
  /** The address of a page at one of the names that lead here. */
  url(host: string, path?: string): string;
  /** How often a page was asked for, by host and path. */
  hits(host: string, path: string): number;
  close(): Promise<void>;
};

/**
 * Websites on this machine: every name shows a page for every path. The title repeats the path, as
 * titles often do.
 */
export async function startSites(): Promise<Sites> {
  const hits = new Map<string, number>();
  const server = createServer((request, response) => {
    const page = `${(request.headers.host ?? "").replace(/:\d+$/, "")} ${request.url ?? ""}`;
    hits.set(page, (hits.get(page) ?? 0) + 1);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(
      `<!doctype html><title>${encodeURI(request.url ?? "")}</title>` +
        `<link rel="icon" href="data:,"><h1>${page}</h1>`,
    );
  });
  await new Promise<void>((done, fail) => server.once("error", fail).listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: (host, path = "/") => `http://${host}:${port}${path}`,
    hits: (host, path) => hits.get(`${host} ${path}`) ?? 0,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
