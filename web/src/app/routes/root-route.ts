import { createRootRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { NotFound } from "../page-error.tsx";
import { Root } from "../root.tsx";

/** The `head` of a route with a title; Root shows it. */
export const titled = (title: string) => ({ meta: [{ title }] });

/** An optional text in an address; a mangled one is dropped. */
export const text = z.catch(z.optional(z.string()), undefined);

/** The root route. Its title shows only where no route has the address. */
export const root = createRootRoute({
  component: Root,
  notFoundComponent: NotFound,
  head: () => titled("Nothing at this address"),
});
