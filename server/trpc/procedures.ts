import { DomainError } from "@streakline/shared/errors.ts";
import { initTRPC } from "@trpc/server";
import type { Context, PrincipalKind, PrincipalOf } from "./context.ts";
import { asTrpcError, refusalOf, wireError } from "./errors.ts";

/**
 * The kinds of principal that may call a procedure; `[]` means all, signed in or not. Every
 * procedure has it, and tests are generated from it.
 */
export type ProcedureMeta = { who: readonly PrincipalKind[] };

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error, path, ctx }) => ({
      ...shape,
      ...wireError(error, path ?? null, ctx?.requestId ?? ""),
    }),
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Any client, signed in or not. */
export const publicProcedure = t.procedure.meta({ who: [] }).use(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  throw asTrpcError(refusalOf(result.error));
});

/** The dashboard: needs the cookie of a login session. `ctx.principal` has userId and sessionId. */
export const sessionProcedure = procedureFor("session");

/** A connected device with a ten-minute access token. `ctx.principal` has userId and deviceId. */
export const deviceProcedure = procedureFor("device");

/** A device or the dashboard. */
export const deviceOrSessionProcedure = procedureFor("device", "session");

/** A client after the approval of its device flow, with its ten-minute token. */
export const enrolProcedure = procedureFor("enrol");

/** A device with its key in the header `x-api-key`. */
export const keyProcedure = procedureFor("key");

function procedureFor<K extends PrincipalKind>(...who: readonly [K, ...K[]]) {
  return publicProcedure
    .meta({ who })
    .use(async ({ ctx, next }) => next({ ctx: { principal: await principalOf(ctx, who) } }));
}

async function principalOf<K extends PrincipalKind>(
  ctx: Context,
  who: readonly K[],
): Promise<PrincipalOf<K>> {
  for (const kind of who) {
    const principal = await ctx.authenticate(kind);
    if (principal !== null) return principal;
  }
  throw new DomainError("unauthenticated");
}
