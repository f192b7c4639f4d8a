import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { onSignedOut, queryClient } from "./app/api.ts";
import { forgetQueries, restoreQueries } from "./app/query-cache.ts";
import { router } from "./app/router.tsx";
import "./styles.css";

const DOOR = /^\/(sign-in|sign-up|forgot|reset|verify|how-we-count)\b/;

onSignedOut(() => {
  if (DOOR.test(router.state.location.pathname)) return;
  void forgetQueries().then(() => router.navigate({ to: "/sign-in", search: { next: router.state.location.href } }));
});

await restoreQueries();
createRoot(document.querySelector("#root") ?? document.body).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

// Only a built dashboard has a shell worth keeping; browsers allow it on https and on this machine.
if (import.meta.env.PROD && "serviceWorker" in navigator) void navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
