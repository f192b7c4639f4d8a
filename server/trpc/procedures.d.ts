import type { Context, PrincipalKind, PrincipalOf } from "./context.ts";
/** Which kinds of principal may call a procedure; `[]` means everybody. Every procedure carries it, and tests are generated from it. */
export type ProcedureMeta = {
  who: readonly PrincipalKind[];
};
export declare const router: import("@trpc/server").TRPCRouterBuilder<{
  ctx: Context;
  meta: ProcedureMeta;
  errorShape: {
    code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
    message: string;
    data: import("./errors.ts").WireErrorData;
  };
  transformer: false;
}>;
export declare const createCallerFactory: import("@trpc/server").TRPCRouterCallerFactory<{
  ctx: Context;
  meta: ProcedureMeta;
  errorShape: {
    code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
    message: string;
    data: import("./errors.ts").WireErrorData;
  };
  transformer: false;
}>;
/** Anybody, signed in or not. */
export declare const publicProcedure: import("@trpc/server").TRPCProcedureBuilder<
  Context,
  ProcedureMeta,
  {},
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  false,
  {
    code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
    message: string;
    data: import("./errors.ts").WireErrorData;
  }
>;
/** The dashboard: needs a cookie session. `ctx.principal` has userId, sessionId and isAdmin. */
export declare const sessionProcedure: import("@trpc/server").TRPCProcedureBuilder<
  Context,
  ProcedureMeta,
  {
    principal: {
      kind: "session";
      userId: string;
      sessionId: string;
      isAdmin: boolean;
    };
  },
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  false,
  {
    code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
    message: string;
    data: import("./errors.ts").WireErrorData;
  }
>;
/** An administrator of the instance, in the dashboard. The right is read anew with every call. */
export declare const adminProcedure: import("@trpc/server").TRPCProcedureBuilder<
  Context,
  ProcedureMeta,
  {
    principal: {
      kind: "session";
      userId: string;
      sessionId: string;
      isAdmin: boolean;
    };
  },
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  false,
  {
    code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
    message: string;
    data: import("./errors.ts").WireErrorData;
  }
>;
/** An enrolled device with a ten-minute access token. `ctx.principal` has userId and deviceId. */
export declare const deviceProcedure: import("@trpc/server").TRPCProcedureBuilder<
  Context,
  ProcedureMeta,
  {
    principal: {
      kind: "device";
      userId: string;
      deviceId: string;
    };
  },
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  false,
  {
    code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
    message: string;
    data: import("./errors.ts").WireErrorData;
  }
>;
/** A device or the dashboard. */
export declare const deviceOrSessionProcedure: import("@trpc/server").TRPCProcedureBuilder<
  Context,
  ProcedureMeta,
  {
    principal: PrincipalOf<"device" | "session">;
  },
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  false,
  {
    code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
    message: string;
    data: import("./errors.ts").WireErrorData;
  }
>;
/** Somebody who approved the device flow and holds its ten-minute token. */
export declare const enrolProcedure: import("@trpc/server").TRPCProcedureBuilder<
  Context,
  ProcedureMeta,
  {
    principal: {
      kind: "enrol";
      userId: string;
    };
  },
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  false,
  {
    code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
    message: string;
    data: import("./errors.ts").WireErrorData;
  }
>;
/** A device with its key in the header `x-api-key`. */
export declare const keyProcedure: import("@trpc/server").TRPCProcedureBuilder<
  Context,
  ProcedureMeta,
  {
    principal: {
      kind: "key";
      userId: string;
      deviceId: string;
      keyId: string;
    };
  },
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  import("@trpc/server").TRPCUnsetMarker,
  false,
  {
    code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
    message: string;
    data: import("./errors.ts").WireErrorData;
  }
>;
