import { randomUUID } from "node:crypto";
import type { ErrorCode } from "@streakline/shared/errors.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { appRouter } from "../app/http/router.ts";
import { systemClock } from "../platform/clock.ts";
import type { Databases } from "../platform/database/db.ts";
import type { Context, Principal, PrincipalKind, PrincipalOf } from "../trpc/context.ts";
import { refusalOf } from "../trpc/errors.ts";
import { createCallerFactory } from "../trpc/procedures.ts";

/**
 * Nobody (null), a person in the dashboard (`{ userId }`), a device (`{ userId, deviceId }`), or
 * any principal.
 */
export type Who = null | Principal | { userId: string; deviceId?: string };
export type Caller = ReturnType<typeof callerOf>;

const callerOf = createCallerFactory(appRouter);

/**
 * Gives callAs() for a suite: calls procedures through the router, with schemas, rights and
 * refusals as on the wire, as the given principal. `parts` replaces parts of the context, for
 * instance the clock.
 * @example const callAs = callersOn(databases);
 * await callAs(alice).settings.update({ gapMinutes: 5 });
 * expect(await refusal(callAs(bob).devices.revoke({ deviceId: hers }))).toBe("not_found");
 */
export function callersOn(
  databases: Databases,
  parts: Partial<Context> = {},
): (who: Who) => Caller {
  return (who) => callerOf(contextOf(databases, who, parts));
}

/** A context for functions that are called directly. */
export function contextOf(
  databases: Databases,
  who: Who = null,
  parts: Partial<Context> = {},
): Context {
  const principal = principalOf(who);
  return {
    databases,
    credentials: {
      issueKey: () =>
        Promise.reject(new Error("this suite has no sign-in; start one with startTestServer()")),
      signToken: () =>
        Promise.reject(new Error("this suite has no sign-in; start one with startTestServer()")),
      async forgetDevice() {},
    },
    instance: { version: "0.0.0", signUp: "open", mailSink: true },
    clock: systemClock,
    enqueueDays: (_userId: string, _days: readonly Day[]) => {},
    enqueueRederive: (_userId: string) => {},
    address: "127.0.0.1",
    requestId: randomUUID(),
    log: { debug() {}, info() {}, warn() {}, error() {} },
    authenticate: async <K extends PrincipalKind>(kind: K) =>
      principal?.kind === kind ? (principal as PrincipalOf<K>) : null,
    ...parts,
  };
}

/** The code of a refused call. Throws when the call was not refused. */
export async function refusal(call: Promise<unknown>): Promise<ErrorCode> {
  try {
    await call;
  } catch (error) {
    const { code } = refusalOf(error);
    if (code === "internal") throw error;
    return code;
  }
  throw new Error("the call was not refused");
}

function principalOf(who: Who): Principal | null {
  if (who === null || "kind" in who) return who;
  if (who.deviceId !== undefined)
    return { kind: "device", userId: who.userId, deviceId: who.deviceId };
  return { kind: "session", userId: who.userId, sessionId: randomUUID() };
}
