export declare const accountsRouter: import("@trpc/server").TRPCBuiltRouter<
  {
    ctx: import("../trpc/context.ts").Context;
    meta: import("../trpc/procedures.ts").ProcedureMeta;
    errorShape: {
      code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
      message: string;
      data: import("../trpc/errors.ts").WireErrorData;
    };
    transformer: false;
  },
  import("@trpc/server").TRPCDecorateCreateRouterOptions<{
    me: import("@trpc/server").TRPCQueryProcedure<{
      input: void;
      output: {
        userId: string;
        email: string;
        emailVerified: boolean;
        username: string;
        displayName: string;
        isAdmin: boolean;
        createdAt: number;
        settings: {
          timeZone: string;
          dayStartsAtMinutes: number;
          gapMinutes: number;
          awayMinutes: number;
          weekStartsOn: number;
        };
        timeZoneIsGuessed: boolean;
        hasDevices: boolean;
        hasSessions: boolean;
      };
      meta: import("../trpc/procedures.ts").ProcedureMeta;
      errorShape: {
        code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
        message: string;
        data: import("../trpc/errors.ts").WireErrorData;
      };
    }>;
    updateProfile: import("@trpc/server").TRPCMutationProcedure<{
      input: {
        displayName: string;
        username: string;
      };
      output: {
        userId: string;
        email: string;
        emailVerified: boolean;
        username: string;
        displayName: string;
        isAdmin: boolean;
        createdAt: number;
        settings: {
          timeZone: string;
          dayStartsAtMinutes: number;
          gapMinutes: number;
          awayMinutes: number;
          weekStartsOn: number;
        };
        timeZoneIsGuessed: boolean;
        hasDevices: boolean;
        hasSessions: boolean;
      };
      meta: import("../trpc/procedures.ts").ProcedureMeta;
      errorShape: {
        code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
        message: string;
        data: import("../trpc/errors.ts").WireErrorData;
      };
    }>;
    /** Live web sessions, the newest first. No token is ever shown. */
    sessions: import("@trpc/server").TRPCQueryProcedure<{
      input: void;
      output: {
        sessions: {
          id: string;
          userAgent: string;
          createdAt: number;
          lastSeenAt: number;
          current: boolean;
        }[];
      };
      meta: import("../trpc/procedures.ts").ProcedureMeta;
      errorShape: {
        code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
        message: string;
        data: import("../trpc/errors.ts").WireErrorData;
      };
    }>;
    /** Ends one web session; `revoked` is false when there is none under this id. */
    revokeSession: import("@trpc/server").TRPCMutationProcedure<{
      input: {
        id: string;
      };
      output: {
        revoked: boolean;
      };
      meta: import("../trpc/procedures.ts").ProcedureMeta;
      errorShape: {
        code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
        message: string;
        data: import("../trpc/errors.ts").WireErrorData;
      };
    }>;
    /** Signs out everywhere else. Devices stay connected unless `devicesToo`. */
    revokeOtherSessions: import("@trpc/server").TRPCMutationProcedure<{
      input:
        | {
            devicesToo?: boolean | undefined;
          }
        | undefined;
      output: {
        revoked: number;
      };
      meta: import("../trpc/procedures.ts").ProcedureMeta;
      errorShape: {
        code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
        message: string;
        data: import("../trpc/errors.ts").WireErrorData;
      };
    }>;
  }>
>;
