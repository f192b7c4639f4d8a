import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { api, onSignedOut, queryClient } from "./api/api.ts";
import { forgetQueries, restoreQueries } from "./api/query-cache.ts";
import { recoverByItself } from "./api/recover.ts";
import { router } from "./app/router.ts";
import { onSignOutElsewhere } from "./domain/person/pending-sign-out.ts";
import "./styles.css";

const OPEN_PAGES = /^\/(sign-in|sign-up|sign-out|forgot|reset|verify|how-we-count)\b/;

// The login session ended while a page was open. Before the person is known, the router leads to
// the sign-in by itself.
onSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (
    OPEN_PAGES.test(pathname) ||
    queryClient.getQueryData(api.accounts.me.queryKey()) === undefined
  )
    return;
  void forgetQueries().then(() => router.navigate({ to: "/sign-in", search: { next: href } }));
});

// A sign-out in one tab signs out all tabs.
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

// Only a built dashboard has files to keep. Browsers allow service workers on https and on
// localhost.
if (import.meta.env.PROD && "serviceWorker" in navigator)
  void navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
