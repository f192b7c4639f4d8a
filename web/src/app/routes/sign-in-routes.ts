import { checked } from "@streakline/shared/checked.ts";
import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import * as z from "zod/mini";
import { isSignOutPending } from "../../domain/person/pending-sign-out.ts";
import { SignOutPage } from "../sign-out-page.tsx";
import { root, text, titled } from "./root-route.ts";

/** The path to open after the sign-in; only paths of this site. */
const next = z.catch(
  z.optional(checked(z.string(), z.regex(/^\/(?![/\\]|sign-|forgot|reset|verify)/))),
  undefined,
);
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  head: () => titled("Sign in"),
  validateSearch: z.object({ next, reset: text, verified: text }),
  component: lazyRouteComponent(
    () => import("../../features/sign-in/sign-in-page.tsx"),
    "SignInPage",
  ),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: "/sign-up",
  head: () => titled("Create an account"),
  validateSearch: z.object({ next }),
  component: lazyRouteComponent(
    () => import("../../features/sign-in/sign-up-page.tsx"),
    "SignUpPage",
  ),
});
const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot",
  head: () => titled("Set a new password"),
  component: lazyRouteComponent(
    () => import("../../features/sign-in/forgot-page.tsx"),
    "ForgotPage",
  ),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset",
  head: () => titled("Choose a new password"),
  validateSearch: z.object({ token: text, error: text }),
  component: lazyRouteComponent(() => import("../../features/sign-in/reset-page.tsx"), "ResetPage"),
});
const verify = createRoute({
  getParentRoute: () => root,
  path: "/verify",
  head: () => titled("Confirm your address"),
  validateSearch: z.object({ email: text, error: text, next }),
  component: lazyRouteComponent(
    () => import("../../features/sign-in/verify-page.tsx"),
    "VerifyPage",
  ),
});

const signOut = createRoute({
  getParentRoute: () => root,
  path: "/sign-out",
  head: () => titled("Sign out"),
  beforeLoad: () => {
    // A link must not sign anybody out: the account menu sets the pending flag first.
    if (!isSignOutPending()) redirect({ to: "/", throw: true });
  },
  // In the first bundle: the server may be unreachable when it is needed.
  component: SignOutPage,
});

/** The pages before and after the sign-in. */
export const signInRoutes = [signIn, signUp, forgot, reset, verify, signOut] as const;
