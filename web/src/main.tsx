import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { api, onSignedOut, queryClient } from "./api/api.ts";
import { forgetQueries, restoreQueries } from "./api/query-cache.ts";
import { recoverByItself } from "./api/recover.ts";
import { router } from "./app/router.tsx";
import { onSignOutElsewhere } from "./domain/person/pending-sign-out.ts";
import "./styles.css";

const DOOR = /^\/(sign-in|sign-up|sign-out|forgot|reset|verify|how-we-count)\b/;

// A session that ended while pages were open. Without a known person the router itself leads to the
// sign-in.
onSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (DOOR.test(pathname) || queryClient.getQueryData(api.accounts.me.queryKey()) === undefined)
    return;
  void forgetQueries().then(() => router.navigate({ to: "/sign-in", search: { next: href } }));
});

// What was asked for in one tab holds for all of them.
onSignOutElsewhere(() => void forgetQueries().then(() => router.navigate({ to: "/sign-out" })));

recoverByItself();
await restoreQueries();
createRoot(document.querySelector("#root") ?? document.body).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

// Only a built dashboard has a shell worth keeping; browsers allow it on https and on this machine.
if (import.meta.env.PROD && "serviceWorker" in navigator)
  void navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
