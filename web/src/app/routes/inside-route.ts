import { createRoute, redirect } from "@tanstack/react-router";
import { api, queryClient } from "../../api/api.ts";
import { refusalOf } from "../../api/refusal.ts";
import { fetchMe } from "../../domain/person/fetch-me.ts";
import { isSignOutPending } from "../../domain/person/pending-sign-out.ts";
import { Shell } from "../shell.tsx";
import { root } from "./root-route.ts";

/**
 * The pages of a signed-in person. A person kept from the last visit is enough to open them
 * offline.
 */
export const inside = createRoute({
  getParentRoute: () => root,
  id: "_in",
  component: Shell,
  beforeLoad: async ({ location }) => {
    if (isSignOutPending()) redirect({ to: "/sign-out", throw: true });
    if (queryClient.getQueryData(api.accounts.me.queryKey()) !== undefined) return;
    try {
      await fetchMe();
    } catch (error) {
      if (refusalOf(error).code === "unauthenticated")
        redirect({
          to: "/sign-in",
          search: location.href === "/" ? {} : { next: location.href },
          throw: true,
        });
      throw error;
    }
  },
});
