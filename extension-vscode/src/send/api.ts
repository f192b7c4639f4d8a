import type { AppRouter } from "@streakline/server/router";
import { postLink, type SendPost } from "@streakline/shared/delivery/post-link.ts";
import { createTRPCClient, type TRPCClient } from "@trpc/client";

export type Api = TRPCClient<AppRouter>;

/** The procedures of the server, each one request of `post`. Called through ask(). */
export function createApi(post: SendPost): Api {
  return createTRPCClient<AppRouter>({ links: [postLink(post)] });
}
