import { existsSync } from "node:fs";
import fastifyStatic from "@fastify/static";
import { DomainError } from "@streakline/shared/errors.ts";
import type { FastifyInstance } from "fastify";

/** Paths that are never answered with the page. */
const NOT_A_PAGE = /^\/(api|trpc|assets|healthz|readyz|mail)(\/|\.|$)/;

/**
 * Serves the dashboard from `root` (web/dist). Files under /assets have a hash in their name and
 * are cached for a year. The page is revalidated each time and answers every path without a file.
 */
export async function staticRoute(app: FastifyInstance, options: { root: string }): Promise<void> {
  const isBuilt = existsSync(options.root);
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: options.root,
      wildcard: true,
      index: "index.html",
      cacheControl: false,
      dotfiles: "ignore",
      setHeaders(reply, path) {
        const isHashed = path.includes("/assets/") || path.includes("\\assets\\");
        reply.header(
          "cache-control",
          isHashed ? "public, max-age=31536000, immutable" : "no-cache",
        );
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    const wantsPage = /text\/html|\*\/\*/.test(request.headers.accept ?? "*/*");
    if (!isRead || !wantsPage || NOT_A_PAGE.test(request.url)) throw new DomainError("not_found");
    if (isBuilt) return reply.sendFile("index.html");
    return reply
      .status(503)
      .type("text/plain; charset=utf-8")
      .send("The dashboard is not built yet. Run: npm start\n");
  });
}
